using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Lines;

/// <summary>Provides the data set <c>text-lines</c>.</summary>
[Description("A label and a text on each line of a file (target: label, or those named under targets).")]
public sealed class TextLinesProvider : Provider<IDataSet, TextLinesOptions>
{
    /// <inheritdoc/>
    protected override IDataSet Create(TextLinesOptions options, PartContext context)
    {
        var targets = new OrderedDictionary<string, TextTargetKind>(StringComparer.Ordinal);
        foreach (var target in options.Targets) targets.Add(target, TextTargetKind.Class);
        return new TextSetReader(options, context, targets, (path, problems) => new LabelledLines(path, options, problems).Read()).Read();
    }
}
