using System.Globalization;
using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>Reads the <c>predictions.json</c> of an artifact.</summary>
internal static class StoredPredictions
{
    private const string NoLabels = "none";
    private const double Threshold = 0.5;

    /// <summary>The examples by task; <see langword="null"/> where the artifact has no such file, being older.</summary>
    /// <exception cref="DiagnosticException">TLP7311: the file is damaged.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<StoredExample>>? Read(string folder)
    {
        var path = Path.Combine(folder, ArtifactFiles.Predictions);
        if (!File.Exists(path)) return null;
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return document.RootElement.GetProperty("tasks").EnumerateObject()
                .ToDictionary(task => task.Name, task => (IReadOnlyList<StoredExample>)ExamplesOf(task.Value), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new DiagnosticException(SideBySideDiagnostics.Damaged(path, error.Message), error);
        }
    }

    private static List<StoredExample> ExamplesOf(JsonElement task)
    {
        var kind = Enum.Parse<OutputKind>(task.GetProperty("kind").GetString()!, ignoreCase: true);
        var labels = task.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!).ToList();
        return [.. task.GetProperty("examples").EnumerateArray().Select(example => ExampleOf(kind, labels, example))];
    }

    private static StoredExample ExampleOf(OutputKind kind, List<string> labels, JsonElement example)
    {
        var label = example.GetProperty("label");
        var (predicted, confidence) = kind switch
        {
            OutputKind.Softmax => Best(labels, example),
            OutputKind.Sigmoid => (Applying(labels, Scores(example).Where(score => score.Value >= Threshold).Select(score => score.Output)), null),
            _ => (Text(Scores(example)[0].Value), (double?)null),
        };
        var truth = kind switch
        {
            OutputKind.Softmax => labels[label.GetInt32()],
            OutputKind.Sigmoid => Applying(labels, label.EnumerateArray().Select((value, index) => (value, index)).Where(one => Number(one.value) >= Threshold).Select(one => one.index)),
            _ => Text(Number(label)),
        };
        return new(example.GetProperty("id").GetString()!, example.GetProperty("name").GetString()!, truth, predicted, confidence, OptionalNumber(example.GetProperty("loss")));
    }

    private static (string Label, double? Confidence) Best(List<string> labels, JsonElement example)
    {
        var (output, value) = Scores(example).MaxBy(score => score.Value);
        return (labels[output], value);
    }

    private static List<(int Output, double Value)> Scores(JsonElement example) => example.TryGetProperty("top", out var top)
        ? [.. top.EnumerateArray().Select(pair => (pair[0].GetInt32(), Number(pair[1])))]
        : [.. example.GetProperty("output").EnumerateArray().Select((value, output) => (output, Number(value)))];

    private static string Applying(List<string> labels, IEnumerable<int> indexes)
    {
        var applying = indexes.Order().Select(index => labels[index]).ToList();
        return applying.Count == 0 ? NoLabels : string.Join(", ", applying);
    }

    private static double Number(JsonElement value) => OptionalNumber(value) ?? double.NaN;

    private static double? OptionalNumber(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
