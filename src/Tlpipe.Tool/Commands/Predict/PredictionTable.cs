using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Models.Manifests;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>Predictions for people: a line each, written as they come. The columns are as wide as the longest label, so nothing has to be known beforehand.</summary>
internal sealed class PredictionTable(CommandContext context, ModelManifest manifest)
{
    private const int ConfidenceWidth = 6;
    private const double Holds = 0.5;
    private readonly List<int> _widths = [.. manifest.Tasks.Select(WidthOf)];
    private bool _begun;

    /// <summary>Writes a line.</summary>
    public void Write(Prediction prediction)
    {
        if (context.Json) return;
        if (!_begun) context.Out.WriteLine(context.Console.OutStyle.Strong(Line(manifest.Tasks.Select(task => task.Name), "input")));
        _begun = true;
        context.Out.WriteLine(Line(prediction.Tasks.Select(Cell), prediction.Source));
    }

    private string Line(IEnumerable<string> cells, string source) =>
        Words.Printable(string.Concat(cells.Zip(_widths, (cell, width) => cell.PadRight(width) + "  ")) + source);

    private static string Cell(TaskPrediction task) => task.Kind switch
    {
        OutputKind.Number => Words.Metric(task.Number!.Value),
        OutputKind.Sigmoid => string.Join(", ", task.Scores.Where(score => score.Score >= Holds).Select(score => $"{score.Label} {Words.Metric(score.Score)}").DefaultIfEmpty("-")),
        _ => $"{task.Label!.PadRight(task.Scores.Max(score => score.Label.Length))} {Words.Metric(task.Confidence!.Value)}",
    };

    private static int WidthOf(ManifestTask task)
    {
        var labels = task.Output.Labels.Select(label => label.Length).DefaultIfEmpty().Max();
        return Math.Max(task.Name.Length, task.Output.Kind == OutputKind.Number ? ConfidenceWidth : labels + 1 + ConfidenceWidth);
    }
}
