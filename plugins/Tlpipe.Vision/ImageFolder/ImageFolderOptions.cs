using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Pictures in folders: the options of the data set <c>image-folder</c>.</summary>
public sealed record ImageFolderOptions : IValidatableObject
{
    /// <summary>The folder: <c>train/CLASS/…</c>, <c>val/CLASS/…</c> (or <c>validation/</c>) and maybe <c>test/CLASS/…</c>, or <c>CLASS/…</c> with <see cref="Validation"/>.</summary>
    [Required]
    [Description("The folder: train/CLASS, val/CLASS and maybe test/CLASS, or CLASS alone with validation.")]
    public InputPath? Path { get; init; }

    /// <summary>The columns of <see cref="Labels"/> to learn, each with what it holds: <c>{ age: number, tags: labels, kind: class }</c>. The folders then mean nothing.</summary>
    /// <value>Default: none; the class is the folder's name.</value>
    [Description("The columns of a label file to learn, each with what it holds: { age: number, tags: labels, kind: class }; without it the class is the folder's name.")]
    public OrderedDictionary<string, ImageTargetKind> Targets { get; init; } = [];

    /// <summary>The label file: CSV with a column <c>file</c>, maybe a column <c>split</c> (train, val, test), and one for each target. Empty cells are missing labels.</summary>
    /// <value>Default: <c>labels.csv</c> in the folder.</value>
    [Description("The label file: CSV with a column 'file', maybe 'split' (train, val, test), and one for each target; labels.csv in the folder by default.")]
    public InputPath? Labels { get; init; }

    /// <summary>Side in pixels of the square that the network sees.</summary>
    /// <value>Default: what the backbone prefers; 224 where it prefers nothing.</value>
    [Range(8, 4096)]
    [Description("The side in pixels of the square that the network sees; the backbone's preference by default.")]
    public int? Size { get; init; }

    /// <summary>Short side in pixels that a picture is resized to before the square is cut from its middle.</summary>
    /// <value>Default: 8/7 of <see cref="Size"/>.</value>
    [Range(8, 8192)]
    [Description("The short side in pixels that a picture is resized to before the square is cut from its middle; 8/7 of size by default.")]
    public int? Resize { get; init; }

    /// <summary>The share of the training pictures, chosen by their content, that becomes the validation split where the folder has none.</summary>
    /// <value>Default: null, for a folder that has a validation split.</value>
    [Range(0.01, 0.9)]
    [Description("The share of the training pictures that becomes the validation split where the folder has none.")]
    public double? Validation { get; init; }

    /// <summary>Cross-validation: training and validation pictures are pooled and divided into folds of their own; a test split stays.</summary>
    /// <value>Default: null, for the splits that the folder has.</value>
    [Description("Pools training and validation pictures and divides them into stratified folds, of which one validates.")]
    public FoldOptions? Folds { get; init; }

    /// <summary>Whether training sees random parts of the pictures: 8 to 100 % of the area, width to height 3:4 to 4:3 (torchvision's <c>RandomResizedCrop</c>).</summary>
    /// <value>Default: false.</value>
    [Description("Whether training sees random parts of the pictures.")]
    public bool RandomCrop { get; init; }

    /// <summary>Whether training sees half of the pictures mirrored.</summary>
    /// <value>Default: false.</value>
    [Description("Whether training sees half of the pictures mirrored.")]
    public bool Flip { get; init; }

    /// <summary>By how much training changes the colours of pictures.</summary>
    /// <value>Default: null, not at all.</value>
    [Description("By how much training changes brightness, contrast, saturation and hue of pictures (torchvision's ColorJitter).")]
    public ColorJitterOptions? ColorJitter { get; init; }

    /// <summary>Whether JPEGs are turned upright as the camera noted (EXIF).</summary>
    /// <value>Default: true.</value>
    [Description("Whether JPEGs are turned upright as the camera noted (EXIF).")]
    public bool Upright { get; init; } = true;

    /// <summary>Whether large JPEGs may be decoded straight to a smaller size: faster, and up to 65 grey levels off.</summary>
    /// <value>Default: false.</value>
    [Description("Whether large JPEGs may be decoded straight to a smaller size: faster, less exact.")]
    public bool ScaledDecoding { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Validation is not null && Folds is not null)
            yield return new("'validation' and 'folds' both say which pictures validate; remove one of the two", [nameof(Folds)]);
        if (Labels is not null && Targets.Count == 0)
            yield return new("'labels' names a label file, and no column of it is learned; name some under 'targets', such as { age: number }", [nameof(Labels)]);
    }
}
