using Spectre.Console;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>An epoch on a terminal: one line where there is room for it, else broken between the tasks, under the first of them.</summary>
internal static class EpochLines
{
    private const string Gap = "  ";

    /// <summary>The lines, in Spectre's markup.</summary>
    /// <param name="ended">The epoch.</param>
    /// <param name="width">The columns that there are; the last one stays free.</param>
    public static IReadOnlyList<string> Of(TrainingEvent.EpochEnded ended, int width)
    {
        var digits = ended.Epochs.ToString().Length;
        var head = $"epoch {ended.Record.Epoch.ToString().PadLeft(digits)} of {ended.Epochs}";
        List<(string Text, string Markup)> parts = [.. ProgressText.Metrics(ended.Record).Prepend(ProgressText.Loss(ended.Record)).Select(text => (text, Markup.Escape(text)))];
        if (ended.IsBest) parts.Add(("best so far", "[green]best so far[/]"));
        var lines = new List<string> { head };
        var column = head.Length;
        foreach (var (text, markup) in parts)
        {
            if (column + Gap.Length + text.Length >= width && column > head.Length)
            {
                lines.Add(new string(' ', head.Length));
                column = head.Length;
            }

            lines[^1] += Gap + markup;
            column += Gap.Length + text.Length;
        }

        return lines;
    }
}
