using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Provides the data set <c>image-folder</c>.</summary>
[Description("Pictures in folders named after their class. Target: class.")]
public sealed class ImageFolderProvider : Provider<IDataSet, ImageFolderOptions>
{
    private const int UsualSize = 224;

    /// <inheritdoc/>
    protected override IDataSet Create(ImageFolderOptions options, PartContext context)
    {
        var content = new ImageFolderReader(context.Files, options.Path!, options.Validation, options.Folds).Read();
        var size = options.Size ?? PreferredSize(context.PreferredInput) ?? UsualSize;
        var settings = new PictureCodecSettings(size) { Upright = options.Upright, ScaledDecoding = options.ScaledDecoding };
        if (options.Resize is { } resize) settings = settings with { Resize = resize };
        return new ImageFolderDataSet(content, settings, options.RandomCrop, options.Flip);
    }

    private static int? PreferredSize(InputSignature? preferred) =>
        preferred is { Modality: "picture", Shape: [_, { } height, _] } ? checked((int)height) : null;
}
