using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace PluginNamespace;

/// <summary>The options of the data set: keys of the model file in camel case, checked by their annotations.</summary>
public sealed record LinesOptions
{
    /// <summary>The file.</summary>
    [Required]
    [Description("The file: a line for each example, the number to foretell first, then what was read, with spaces between.")]
    public InputPath? Path { get; init; }

    /// <summary>How many lines share one for validation.</summary>
    /// <value>4.</value>
    [Range(2, 100)]
    [Description("One line of so many is for validation, the others are for training.")]
    public int ValidateOneIn { get; init; } = 4;
}
