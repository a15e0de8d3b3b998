using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Pictures whose class is the folder they lie in.</summary>
internal sealed class ImageFolderDataSet : IDataSet
{
    /// <summary>The name of the only target.</summary>
    public const string TargetName = "class";

    private readonly ImageFolderContent _content;
    private readonly PictureCodec _codec;
    private readonly int _size;
    private readonly int _resize;
    private readonly bool _randomCrop;
    private readonly bool _flip;

    public ImageFolderDataSet(ImageFolderContent content, PictureCodecSettings settings, bool randomCrop, bool flip)
    {
        (_content, _size, _resize, _randomCrop, _flip) = (content, settings.Size, settings.Resize, randomCrop, flip);
        _codec = new PictureCodec(settings);
        Targets = new Dictionary<string, TargetSignature> { [TargetName] = TargetSignature.OneOf(content.Classes) };
        Content = DigestAll();
    }

    /// <inheritdoc/>
    public IInputCodec Codec => _codec;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TargetSignature> Targets { get; }

    /// <inheritdoc/>
    public Digest Content { get; }

    /// <inheritdoc/>
    public bool Augments => _randomCrop || _flip;

    /// <inheritdoc/>
    public int Count(Split split) => _content.Splits[split].Count;

    /// <inheritdoc/>
    public LabelCounts? CountLabels(Split split, string target) =>
        LabelCounts.Of(_content.Classes.Count, _content.Splits[split].Select(example => example.Class));

    /// <inheritdoc/>
    public Digest Identify(Split split, int index) => _content.Splits[split][index].Content;

    /// <inheritdoc/>
    public int? ClassOf(Split split, int index, string target) => _content.Splits[split][index].Class;

    /// <inheritdoc/>
    public string Describe(Split split, int index) => _content.Splits[split][index].Name;

    /// <inheritdoc/>
    public Tensor Read(Split split, int index, RandomStream? randomness)
    {
        var example = _content.Splits[split][index];
        var picture = _codec.DecodeFile(example.FullPath, randomness is null || !Augments ? null : (width, height) => RandomView(width, height, randomness));
        // What is computed from it is cached under the digest, so that another content would poison the cache.
        if (IsUnchanged(example)) return picture;
        picture.Dispose();
        throw ImageFolderErrors.Changed(example.FullPath);
    }

    /// <inheritdoc/>
    public Tensor? Target(Split split, int index, string target) => tensor((long)_content.Splits[split][index].Class);

    private static bool IsUnchanged(ImageExample example)
    {
        try
        {
            using var file = File.OpenRead(example.FullPath);
            return Digest.Of(file) == example.Content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private PictureView RandomView(int width, int height, RandomStream randomness)
    {
        var view = _randomCrop
            ? PictureViews.RandomResizedCrop(width, height, _size, randomness)
            : PictureViews.ResizeAndCenterCrop(width, height, _resize, _size);
        return _flip && randomness.Next(2) == 1 ? view with { Mirrored = true } : view;
    }

    private Digest DigestAll()
    {
        using var digest = new DigestBuilder();
        digest.Add("settings", _codec.Settings.ToJsonString()).Add("randomCrop", _randomCrop ? 1 : 0).Add("flip", _flip ? 1 : 0);
        foreach (var name in _content.Classes) digest.Add("class", name);
        foreach (var split in Enum.GetValues<Split>())
        {
            digest.Add("split", split.ToString());
            foreach (var example in _content.Splits[split]) digest.Add("label", example.Class).Add("picture", example.Content);
        }
        return digest.Build();
    }
}
