using System.Text.Encodings.Web;
using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Evaluation;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>
/// What the epoch that ships makes of every validation example, and likenesses of those it is most wrong about: <c>predictions.json</c>.
/// It is written example by example, so that a large data set takes no memory for its text.
/// </summary>
internal static class PredictionsFile
{
    private const int Format = 1;
    private const int Previewed = 24;
    private const int PreviewSide = 96;
    private const int IdLength = 16;
    private const int Digits = 6;
    private const int FlushedAt = 1 << 16;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    public static void Write(string folder, SplitPredictions predictions)
    {
        using var file = File.Create(Path.Combine(folder, ArtifactFiles.Predictions));
        using (var json = new Utf8JsonWriter(file, Compact))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteStartObject("tasks");
            foreach (var task in predictions.Tasks) WriteTask(json, task);
            json.WriteEndObject();
            WritePreviews(json, predictions);
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    private static void WriteTask(Utf8JsonWriter json, TaskPredictions task)
    {
        json.WriteStartObject(task.Task.Name);
        json.WriteString("kind", task.Output.Kind.ToString().ToLowerInvariant());
        json.WriteStartArray("labels");
        foreach (var label in task.Output.Labels) json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteStartArray("examples");
        foreach (var example in task.Examples)
        {
            WriteExample(json, task, example);
            if (json.BytesPending > FlushedAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteExample(Utf8JsonWriter json, TaskPredictions task, ExamplePrediction example)
    {
        json.WriteStartObject();
        json.WriteString("id", IdOf(task, example));
        json.WriteString("name", task.Task.DataSet.Data.Describe(Split.Validation, example.Index));
        json.WritePropertyName("label");
        WriteLabel(json, task.Task.Target.Kind, example.Label);
        json.WriteStartArray(task.KeepsHighest ? "top" : "output");
        foreach (var (output, value) in example.Scores)
        {
            if (task.KeepsHighest) WritePair(json, output, value);
            else WriteNumber(json, value);
        }

        json.WriteEndArray();
        json.WritePropertyName("loss");
        WriteNumber(json, example.Loss);
        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, TargetKind kind, double[] label)
    {
        if (kind == TargetKind.Labels)
        {
            json.WriteStartArray();
            foreach (var one in label) WriteNumber(json, one);
            json.WriteEndArray();
        }
        else
        {
            WriteNumber(json, label[0]);
        }
    }

    private static void WritePair(Utf8JsonWriter json, int output, double value)
    {
        json.WriteStartArray();
        json.WriteNumberValue(output);
        WriteNumber(json, value);
        json.WriteEndArray();
    }

    private static void WritePreviews(Utf8JsonWriter json, SplitPredictions predictions)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject("previews");
        foreach (var task in predictions.Tasks)
        {
            foreach (var example in task.MostWrong(Previewed))
            {
                var id = IdOf(task, example);
                if (written.Add(id) && PreviewOf(task, example) is { } preview) WritePreview(json, id, preview);
            }
        }

        json.WriteEndObject();
    }

    private static void WritePreview(Utf8JsonWriter json, string id, InputPreview preview)
    {
        json.WriteStartObject(id);
        json.WriteString("type", preview.MediaType);
        json.WriteBase64String("data", preview.Content.Span);
        json.WriteEndObject();
    }

    private static InputPreview? PreviewOf(TaskPredictions task, ExamplePrediction example)
    {
        var dataSet = task.Task.DataSet;
        using var input = dataSet.Data.Read(Split.Validation, example.Index, randomness: null);
        return PluginFailure.OfExample(dataSet, Split.Validation, example.Index, "previewing", () => dataSet.Data.Codec.Preview(input, PreviewSide));
    }

    private static string IdOf(TaskPredictions task, ExamplePrediction example) =>
        task.Task.DataSet.Data.Identify(Split.Validation, example.Index).Hex[..IdLength];

    /// <summary>A number; null where it is none (JSON has no NaN).</summary>
    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(Math.Round(value, Digits));
        else json.WriteNullValue();
    }
}
