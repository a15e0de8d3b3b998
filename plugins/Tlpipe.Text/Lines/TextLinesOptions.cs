using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Lines;

/// <summary>A label and a text on each line: the options of the data set <c>text-lines</c>.</summary>
public sealed record TextLinesOptions : TextSetOptions
{
    /// <summary>What stands between the label and the text.</summary>
    /// <value>Default: a tab.</value>
    [Description("What stands between the label and the text.")]
    public LineSeparator Separator { get; init; }

    /// <summary>The targets. With several, the label has as many parts with <c>:</c> between them; each target's class is the label up to the end of its part, so that <c>HUM:desc</c> and <c>DESC:desc</c> stay apart.</summary>
    /// <value>Default: one target, <c>label</c>.</value>
    [Description("The targets: 'label' by default; with several, such as [coarse, fine], the label has as many parts with ':' between them, and a class is the label up to the end of its part.")]
    public IReadOnlyList<string> Targets { get; init; } = ["label"];

    /// <summary>What becomes of a line that has no label and text.</summary>
    /// <value>Default: an error.</value>
    [Description("What becomes of a line that has no label and text: an error, joined to the line before, or left out.")]
    public LineWithoutLabel WithoutLabel { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in base.Validate(validationContext)) yield return result;
        if (Targets.Count == 0 || Targets.Any(string.IsNullOrWhiteSpace) || Targets.Distinct(StringComparer.Ordinal).Count() < Targets.Count)
            yield return new("'targets' lists different names, one for each part of the label, such as [coarse, fine]", [nameof(Targets)]);
    }
}
