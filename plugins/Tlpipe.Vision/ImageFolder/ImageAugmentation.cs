using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>What training does to pictures at random.</summary>
internal sealed class ImageAugmentation(ImageFolderOptions options, PictureCodecSettings settings)
{
    private readonly ColorJitter? _colorJitter = options.ColorJitter is { IsAny: true } jitter ? new(jitter) : null;

    /// <summary>Whether it does anything.</summary>
    public bool IsAny => options.RandomCrop || options.Flip || _colorJitter is not null;

    /// <summary>The part of a picture to look at.</summary>
    public PictureView View(int width, int height, RandomStream randomness)
    {
        var view = options.RandomCrop
            ? PictureViews.RandomResizedCrop(width, height, settings.Size, randomness)
            : PictureViews.ResizeAndCenterCrop(width, height, settings.Resize, settings.Size);
        return options.Flip && randomness.Next(2) == 1 ? view with { Mirrored = true } : view;
    }

    /// <summary>Changes the colours of what was seen, uint8 <c>[3, H, W]</c>, in place.</summary>
    public void Recolor(Tensor picture, RandomStream randomness) => _colorJitter?.Apply(picture.data<byte>(), randomness);

    /// <summary>What decides the pictures that training sees.</summary>
    public void AddTo(DigestBuilder digest)
    {
        digest.Add("randomCrop", options.RandomCrop ? 1 : 0).Add("flip", options.Flip ? 1 : 0);
        if (_colorJitter is not null) digest.Add("colorJitter", options.ColorJitter!.ToString());
    }
}
