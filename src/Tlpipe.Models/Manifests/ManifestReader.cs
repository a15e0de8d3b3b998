using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Manifests;

/// <summary>A manifest from JSON, everything in it checked.</summary>
internal static class ManifestReader
{
    public static ModelManifest Read(ManifestNode root)
    {
        var format = root["format"].Whole;
        if (format > ModelManifest.CurrentFormat) throw ManifestErrors.Newer(root.File, format);
        return new ModelManifest
        {
            Name = root["name"].Text,
            Version = root["version"].Text,
            Key = root["key"].Digest,
            TrainingKey = root["trainingKey"].Digest,
            Input = Input(root["input"]),
            Tasks = Tasks(root["tasks"]),
            Comparisons = root.Find("comparisons") is { } comparisons ? [.. comparisons.Items.Select(Comparison)] : [],
            Inputs = root["inputs"].Dictionary(node => node.Digest),
            Provenance = root["provenance"].Dictionary(node => node.Text),
            Environment = root["environment"].Dictionary(node => node.Text),
            Files = Files(root["files"]),
        };
    }

    private static ManifestInput Input(ManifestNode node)
    {
        var shape = node["shape"].Items.Select(size => size.Value is null ? (long?)null : size.Whole).ToList();
        var signature = new InputSignature(node["modality"].Text, ElementType(node["type"]), shape) { Vocabulary = node.Find("vocabulary")?.Whole };
        return new ManifestInput(signature, node["codec"].Text, (JsonObject)node["settings"].Object.DeepClone())
        {
            Form = node.Find("form") is { } form ? Form(form) : InputForm.File,
            Runtime = node.Find("runtime") is { } runtime ? new(runtime["package"].Text, runtime["version"].Text, runtime["assembly"].Text) : null,
        };
    }

    private static InputForm Form(ManifestNode node)
    {
        var fields = node.Find("fields") is { } given ? given.Items.Select(Field).ToList() : [];
        if (fields.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() != fields.Count) throw node["fields"].NotOf("a list of fields with different names");
        return new InputForm(Named<InputFormKind>(node["kind"]), fields) { Delimiter = node.Find("delimiter") is { } delimiter ? Character(delimiter) : null };
    }

    private static char Character(ManifestNode node) => node.Text is [not ('"' or '\r' or '\n') and var character] ? character : throw node.NotOf("a character that can stand between cells");

    private static InputField Field(ManifestNode node) => new(node["name"].Text, Named<InputFieldType>(node["type"]), node["canBeMissing"].Flag);

    private static ScalarType ElementType(ManifestNode node)
    {
        var name = node.Text;
        foreach (var type in Enum.GetValues<ScalarType>())
            if (ScalarTypeNames.Of(type) == name) return type;
        throw node.NotOf("an element type");
    }

    private static List<ManifestTask> Tasks(ManifestNode node)
    {
        var tasks = node.Items.Select(Task).ToList();
        if (tasks.Count == 0) throw node.NotOf("a list of at least one task");
        if (tasks.DistinctBy(task => task.Name).Count() != tasks.Count) throw node.NotOf("a list of tasks with different names");
        return tasks;
    }

    private static ManifestComparison Comparison(ManifestNode node) => new(
        node["with"].Text,
        node["seeds"].Count,
        node["tasks"].Dictionary(task => new ComparedTask(task["verdict"].Text, task["gains"].Dictionary(Mean))),
        node.Find("deltaM") is { } deltaM ? Mean(deltaM) : null);

    private static MeanAndDeviation Mean(ManifestNode node) => new(Known(node["mean"]), Known(node["sd"]));

    private static double? Known(ManifestNode node) => double.IsNaN(node.Number) ? null : node.Number;

    private static ManifestTask Task(ManifestNode node) => new(node["name"].Text, Output(node["output"]), Metrics(node["metrics"]));

    private static OutputSignature Output(ManifestNode node)
    {
        var kind = Named<OutputKind>(node["kind"]);
        var labels = node["labels"].Items.Select(label => label.Text).ToList();
        if (kind != OutputKind.Number && labels.Count == 0) throw node["labels"].NotOf("a list of at least one label");
        return new OutputSignature(kind, labels);
    }

    private static ManifestMetrics Metrics(ManifestNode node) => new(
        node["primary"].Text,
        node["bestEpoch"].Count,
        node.Find("start") is { } start ? Measured(start) : null,
        Measured(node["best"]),
        Measured(node["last"]),
        node.Find("test") is { } test ? Measured(test) : null);

    private static MeasuredSplit Measured(ManifestNode node)
    {
        var intervals = node[MeasuredNames.Intervals];
        var values = node.Members
            .Where(member => !MeasuredNames.Contains(member.Name))
            .Select(member => Metric(member.Name, member.Node, intervals.Find(member.Name)))
            .ToList();
        var details = (JsonObject?)node.Find(MeasuredNames.Details)?.Object.DeepClone();
        return new MeasuredSplit(Named<Split>(node[MeasuredNames.Split]), new MeasuredMetrics(node[MeasuredNames.Count].Count, values, details));
    }

    private static MetricValue Metric(string name, ManifestNode value, ManifestNode? interval) => interval?.Items.ToList() switch
    {
        null => new MetricValue(name, value.Number),
        [var low, var high] => new MetricValue(name, value.Number, low.Number, high.Number),
        _ => throw interval.NotOf("a pair of numbers"),
    };

    /// <summary>Files of the artifact are named without a folder: a manifest cannot point anywhere else.</summary>
    private static Dictionary<string, Digest> Files(ManifestNode node)
    {
        foreach (var (name, file) in node.Members)
            if (name is "" or "." or ".." || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0) throw file.NotOf("named as a file of the artifact");
        return node.Dictionary(file => file.Digest);
    }

    /// <summary>The value of an enumeration that is called so in lower case.</summary>
    private static T Named<T>(ManifestNode node) where T : struct, Enum
    {
        var name = node.Text;
        foreach (var value in Enum.GetValues<T>())
            if (value.ToString().ToLowerInvariant() == name) return value;
        throw node.NotOf($"one of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}");
    }
}
