using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Provides the data set <c>image-folder</c>.</summary>
[Description("Pictures in folders named after their class (target: class), or with the labels of a CSV file (targets: those named).")]
public sealed class ImageFolderProvider : Provider<IDataSet, ImageFolderOptions>
{
    private const int UsualSize = 224;

    /// <inheritdoc/>
    protected override IDataSet Create(ImageFolderOptions options, PartContext context)
    {
        var unread = options.Targets.Count == 0 ? LabelFileOf(options) : null;
        var splitter = new ImageSplitter(options.Path!, options.Validation, options.Folds, unread);
        var content = options.Targets.Count == 0
            ? new ImageFolderReader(context.Files, options.Path!, splitter, unread).Read()
            : new LabelledImagesReader(context.Files, options.Path!, options.Labels, options.Targets, splitter).Read();
        var size = options.Size ?? PreferredSize(context.PreferredInput) ?? UsualSize;
        var settings = new PictureCodecSettings(size) { Upright = options.Upright, ScaledDecoding = options.ScaledDecoding };
        if (options.Resize is { } resize) settings = settings with { Resize = resize };
        return new ImageFolderDataSet(content, settings, new(options, settings));
    }

    private static string? LabelFileOf(ImageFolderOptions options) =>
        options.Labels?.Text ?? (File.Exists(Path.Combine(options.Path!.FullPath, LabelledImagesReader.UsualName)) ? $"{options.Path.Text}/{LabelledImagesReader.UsualName}" : null);

    private static int? PreferredSize(InputSignature? preferred) =>
        preferred is { Modality: "picture", Shape: [_, { } height, _] } ? checked((int)height) : null;
}
