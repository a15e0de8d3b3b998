using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Reports;

/// <summary>
/// Whether a model is right as often as it is sure: predictions in ten bins of equal width by their confidence, and the expected calibration error,
/// the mean distance of confidence and accuracy weighed by the bins' sizes (Guo et al. 2017, On Calibration of Modern Neural Networks).
/// </summary>
/// <param name="Bins">The bins, also those without a prediction.</param>
/// <param name="Count">The predictions.</param>
internal sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, int Count)
{
    private const int BinCount = 10;

    /// <summary>The expected calibration error.</summary>
    public double Error => Bins.Where(bin => bin.Count > 0).Sum(bin => (double)bin.Count / Count * Math.Abs(bin.Accuracy - bin.Confidence));

    /// <summary>That of a task's predictions.</summary>
    public static Calibration Of(ReportedTask task)
    {
        var judged = task.Examples.SelectMany(example => example.Judged(task.Kind)).ToList();
        var byBin = judged.ToLookup(one => Math.Min(BinCount - 1, (int)(one.Confidence * BinCount)));
        return new([.. Enumerable.Range(0, BinCount).Select(bin => CalibrationBin.Of((double)bin / BinCount, (double)(bin + 1) / BinCount, [.. byBin[bin]]))], judged.Count);
    }

    /// <summary>For the page.</summary>
    public JsonObject ToJson() => new()
    {
        ["n"] = Count,
        ["error"] = Error,
        ["bins"] = new JsonArray([.. Bins.Select(bin => (JsonNode)new JsonObject
        {
            ["from"] = bin.From, ["to"] = bin.To, ["n"] = bin.Count, ["confidence"] = bin.Confidence, ["accuracy"] = bin.Accuracy,
        })]),
    };
}
