using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>A lock from JSON.</summary>
internal static class LockReader
{
    /// <exception cref="Exception">JsonException, KeyNotFoundException, InvalidOperationException or FormatException: it is no lock.</exception>
    public static ModelLock Read(JsonElement root)
    {
        var format = root.GetProperty("format").GetInt32();
        if (format is < 1 or > ModelLock.CurrentFormat) throw new JsonException($"its format is {format}, and this tool knows up to {ModelLock.CurrentFormat}");
        var known = new ModelLock
        {
            Format = format,
            Key = Digest(root.GetProperty("key")),
            Inputs = Members(root.GetProperty("inputs"), Input),
        };
        if (!known.IsCurrent) return known;
        var trainingKey = Digest(root.GetProperty("trainingKey"));
        return known with
        {
            Model = Text(root.GetProperty("model")),
            Version = Text(root.GetProperty("version")),
            TrainingKey = trainingKey,
            FirstTrainingKey = root.TryGetProperty("firstTrainingKey", out var first) ? Digest(first) : trainingKey,
            Input = Input(root.GetProperty("input")),
            Inferred = root.TryGetProperty("dataSets", out var dataSets) ? Members(dataSets, (_, inferred) => JsonObject.Create(inferred.Clone())!) : new(),
            Tasks = [.. root.GetProperty("tasks").EnumerateObject().Select(task => Task(task.Name, task.Value))],
            Files = Members(root.GetProperty("artifact").GetProperty("sha256"), (_, file) => Digest(file)),
            Environment = Members(root.GetProperty("environment"), (_, part) => Text(part)),
        };
    }

    private static PlannedInput Input(string name, JsonElement input) =>
        new(name, Digest(input.GetProperty("digest")), input.TryGetProperty("value", out var value) ? Text(value) : null);

    private static LockedInput Input(JsonElement input) => new(
        new(
            Text(input.GetProperty("modality")),
            Named<ScalarType>(input.GetProperty("type"), ScalarTypeNames.Of),
            [.. input.GetProperty("shape").EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Null ? (long?)null : size.GetInt64())])
        {
            Vocabulary = input.TryGetProperty("vocabulary", out var vocabulary) ? vocabulary.GetInt64() : null,
        },
        Text(input.GetProperty("codec")))
    {
        Form = input.TryGetProperty("form", out var form) ? Form(form) : InputForm.File,
        Runtime = input.TryGetProperty("runtime", out var runtime)
            ? new CodecRuntime(Text(runtime.GetProperty("package")), Text(runtime.GetProperty("version")), Text(runtime.GetProperty("assembly")))
            : null,
    };

    private static InputForm Form(JsonElement form) => new(
        Named<InputFormKind>(form.GetProperty("kind"), Lower),
        form.TryGetProperty("fields", out var fields) ? [.. fields.EnumerateArray().Select(Field)] : []);

    private static InputField Field(JsonElement field) =>
        new(Text(field.GetProperty("name")), Named<InputFieldType>(field.GetProperty("type"), Lower), field.GetProperty("canBeMissing").GetBoolean());

    private static LockedTask Task(string name, JsonElement task)
    {
        var (primary, metrics) = (Text(task.GetProperty("primary")), Metrics(task));
        if (!metrics.Exists(metric => metric.Name == primary)) throw new JsonException($"the task '{name}' has no '{primary}', its primary metric");
        return new(
            name,
            Text(task.GetProperty("target")),
            new(Named<OutputKind>(task.GetProperty("kind"), Lower), [.. task.GetProperty("labels").EnumerateArray().Select(Text)]),
            primary,
            new(Named<Split>(task.GetProperty("split"), Lower), new(task.GetProperty("n").GetInt32(), metrics)));
    }

    private static List<MetricValue> Metrics(JsonElement task)
    {
        var intervals = Members(task.GetProperty("intervals"), (_, interval) => interval.GetArrayLength() == 2
            ? (Low: Number(interval[0]), High: Number(interval[1]))
            : throw new JsonException("an interval in it is not a pair of numbers"));
        return [.. task.GetProperty("best").EnumerateObject().Select(metric => intervals.TryGetValue(metric.Name, out var interval)
            ? new MetricValue(metric.Name, Number(metric.Value), interval.Low, interval.High)
            : new MetricValue(metric.Name, Number(metric.Value)))];
    }

    /// <summary>A number; NaN where it is null.</summary>
    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();

    private static T Named<T>(JsonElement value, Func<T, string> nameOf)
        where T : struct, Enum
    {
        var name = Text(value);
        foreach (var known in Enum.GetValues<T>())
            if (nameOf(known) == name) return known;
        throw new JsonException($"'{name}' is none of {string.Join(", ", Enum.GetValues<T>().Select(nameOf).Distinct(StringComparer.Ordinal))}");
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Dictionary<string, T> Members<T>(JsonElement section, Func<string, JsonElement, T> read) =>
        section.EnumerateObject().ToDictionary(member => member.Name, member => read(member.Name, member.Value), StringComparer.Ordinal);

    private static Digest Digest(JsonElement value) =>
        Text(value) is { Length: > 0 } hex && hex.All(char.IsAsciiHexDigitLower) ? new(hex) : throw new JsonException($"'{value.GetString()}' is no digest");

    private static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("a text in it is null");
}
