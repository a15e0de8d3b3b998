using System.Text.Json;

namespace Tlpipe.Build.Clients;

/// <summary>Reads locks. What names files and code is checked; labels may be any text.</summary>
internal static class LockReader
{
    private const int Format = 2;
    private static readonly string[] ModelSuffixes = [".model.yaml", ".model.yml"];

    /// <summary>The lock's path for a model file: <c>ants.model.yaml</c> has <c>ants.lock.json</c>.</summary>
    public static string PathFor(string modelFile) =>
        (Array.Find(ModelSuffixes, suffix => modelFile.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix ? modelFile[..^suffix.Length] : Path.ChangeExtension(modelFile, null)) + ".lock.json";

    /// <summary>The lock's content; null where there is none, or it is of another format: the next training writes it anew.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static LockedModel? Read(string path)
    {
        if (!File.Exists(path)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        return Whole(root, "format") == Format ? Model(root) : null;
    }

    /// <summary>The input key in a lock, or in an artifact's <c>model.json</c>.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static string KeyOf(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return Named(document.RootElement, "key", Identifiers.IsDigest);
    }

    private static LockedModel Model(JsonElement root) => new(
        Named(root, "model", Identifiers.IsModelName),
        Named(root, "version", Identifiers.IsVersion),
        Named(root, "key", Identifiers.IsDigest),
        Named(Member(Member(root, "artifact"), "sha256"), "model.json", Identifiers.IsDigest),
        [.. Members(root, "tasks").Select(Task)],
        root.TryGetProperty("input", out var input) ? LockedInputReader.Read(input) : LockedInput.File);

    private static LockedTask Task(JsonProperty task)
    {
        if (!Identifiers.IsTaskName(task.Name)) throw new JsonException("a task has a name that none can have");
        var kind = Text(task.Value, "kind") switch
        {
            "softmax" => LockedKind.Softmax,
            "sigmoid" => LockedKind.Sigmoid,
            "number" => LockedKind.Number,
            _ => throw new JsonException($"the kind of the task '{task.Name}' is none of softmax, sigmoid, number"),
        };
        var labels = Labels(task.Value);
        if (kind != LockedKind.Number && labels.Count == 0) throw new JsonException($"the task '{task.Name}' has no labels");
        return new LockedTask(task.Name, kind, labels, Metrics(task.Value));
    }

    private static LockedMetrics Metrics(JsonElement task)
    {
        var intervals = Members(task, "intervals").ToDictionary(interval => interval.Name, interval => interval.Value, StringComparer.Ordinal);
        var values = Members(task, "best").Where(metric => metric.Value.ValueKind == JsonValueKind.Number);
        return new LockedMetrics(Text(task, "split"), Whole(task, "n"), [.. values.Select(metric => Metric(metric, intervals.GetValueOrDefault(metric.Name)))]);
    }

    private static LockedMetric Metric(JsonProperty metric, JsonElement interval)
    {
        double?[] ends = interval.ValueKind == JsonValueKind.Array ? [.. interval.EnumerateArray().Select(end => end.ValueKind == JsonValueKind.Number ? end.GetDouble() : (double?)null)] : [];
        var value = metric.Value.GetDouble();
        return ends is [{ } low, { } high] ? new LockedMetric(metric.Name, value, low, high) : new LockedMetric(metric.Name, value, null, null);
    }

    internal static JsonElement Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object) throw new JsonException($"the parent of '{name}' is no object");
        return parent.TryGetProperty(name, out var value) ? value : throw new JsonException($"'{name}' is missing");
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : throw new JsonException($"'{name}' is no object");

    private static long Whole(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : throw new JsonException($"'{name}' is not a whole number");

    internal static string Text(JsonElement parent, string name) => TextOf(Member(parent, name)) ?? throw new JsonException($"'{name}' is not a text");

    private static List<string> Labels(JsonElement task) =>
        Member(task, "labels") is { ValueKind: JsonValueKind.Array } value
            ? [.. value.EnumerateArray().Select(label => TextOf(label) ?? throw new JsonException("'labels' is not a list of texts"))]
            : throw new JsonException("'labels' is not a list of texts");

    internal static string Named(JsonElement parent, string name, Func<string, bool> isValid) =>
        Text(parent, name) is var text && isValid(text) ? text : throw new JsonException($"'{name}' is none");

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text.
            return null;
        }
    }
}
