using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Reports;

/// <summary>One example of <c>predictions.json</c>.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Labels">Its label: one class or number, or a 0 or 1 for each class.</param>
/// <param name="Output">The probabilities or numbers; empty where only <paramref name="Top"/> is known.</param>
/// <param name="Top">The most probable classes with their probabilities.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Json">As it stands in the file.</param>
internal sealed record ReportedExample(
    string Id, IReadOnlyList<double> Labels, IReadOnlyList<double> Output, IReadOnlyList<(int Class, double Probability)> Top, double Loss, JsonObject Json)
{
    /// <summary>Reads it.</summary>
    public static ReportedExample Read(JsonObject example)
    {
        var output = Numbers(example["output"]);
        return new(
            (string)example["id"]!,
            Numbers(example["label"]),
            output,
            example["top"] is JsonArray top
                ? [.. top.Select(pair => ((int)pair![0]!, (double)pair[1]!))]
                : [.. output.Select((probability, place) => (place, probability)).OrderByDescending(pair => pair.probability).Take(1)],
            (double?)example["loss"] ?? 0,
            example);
    }

    /// <summary>The predictions in it that can be right or wrong, and how sure it was: one of a single class, one for each of several labels.</summary>
    /// <param name="kind">How its output reads.</param>
    public IEnumerable<(double Confidence, bool IsRight)> Judged(string kind)
    {
        if (kind == ReportedTask.Sigmoid)
            return Output.Zip(Labels).Where(pair => pair.Second is 0 or 1).Select(pair => (Math.Max(pair.First, 1 - pair.First), pair.First >= 0.5 == (pair.Second == 1)));
        return kind == ReportedTask.Softmax && Top is [var (best, probability), ..] && Labels is [var label] ? [(probability, best == (int)label)] : [];
    }

    /// <summary>Numbers; NaN where there is none.</summary>
    private static IReadOnlyList<double> Numbers(JsonNode? node) => node switch
    {
        JsonArray many => [.. many.Select(value => (double?)value ?? double.NaN)],
        null => [],
        _ => [(double)node],
    };
}
