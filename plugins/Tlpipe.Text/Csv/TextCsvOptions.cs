using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Csv;

/// <summary>Texts and their labels in columns: the options of the data set <c>text-csv</c>.</summary>
public sealed record TextCsvOptions : TextSetOptions
{
    /// <summary>The column of the texts.</summary>
    [Required]
    [Description("The column of the texts.")]
    public string? Text { get; init; }

    /// <summary>The columns to learn, each with what it holds: <c>{ kind: class, tags: labels, stars: number }</c>. Empty cells are missing labels.</summary>
    [Required]
    [Description("The columns to learn, each with what it holds: { kind: class, tags: labels, stars: number }; empty cells are missing labels.")]
    public OrderedDictionary<string, TextTargetKind> Targets { get; init; } = [];

    /// <summary>What stands between cells.</summary>
    /// <value>Default: a comma.</value>
    [Description("What stands between cells.")]
    public CellSeparator Separator { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in base.Validate(validationContext)) yield return result;
        if (Targets.Count == 0) yield return new("'targets' names no column; name those to learn, such as { kind: class }", [nameof(Targets)]);
        if (Text is not null && Targets.ContainsKey(Text)) yield return new($"column '{Text}' can't be both the text and a target", [nameof(Text)]);
    }
}
