using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>Two artifacts side by side for machines, and for the page.</summary>
public static class SideBySideJson
{
    /// <summary>All of it.</summary>
    public static JsonObject Of(ArtifactComparison comparison) => new()
    {
        ["a"] = Artifact(comparison.Before),
        ["b"] = Artifact(comparison.After),
        ["same"] = comparison.IsSame,
        ["tasks"] = new JsonObject(comparison.Tasks.Select(task => KeyValuePair.Create(task.Name, (JsonNode?)Task(task)))),
        ["onlyA"] = Texts(comparison.OnlyBefore),
        ["onlyB"] = Texts(comparison.OnlyAfter),
        ["inputs"] = new JsonArray([.. comparison.Inputs.Select(Input)]),
        ["environment"] = new JsonObject(comparison.Environment.Select(part =>
            KeyValuePair.Create(part.Key, (JsonNode?)new JsonObject { ["a"] = part.Value.Before, ["b"] = part.Value.After }))),
    };

    private static JsonObject Artifact(ComparedArtifact artifact) => new()
    {
        ["model"] = artifact.Manifest.Name,
        ["version"] = artifact.Manifest.Version,
        ["path"] = artifact.Folder,
        ["key"] = artifact.Manifest.Key.Hex,
    };

    private static JsonObject Task(TaskComparison task) => new()
    {
        ["metrics"] = new JsonArray([.. task.Metrics.Select(Metric)]),
        ["examples"] = task.Examples is { } examples ? Examples(examples) : null,
        ["notes"] = Texts(task.Notes),
    };

    private static JsonNode Metric(MetricComparison metric) => new JsonObject
    {
        ["metric"] = metric.Name,
        ["split"] = metric.Split.ToString().ToLowerInvariant(),
        ["a"] = Number(metric.Before?.Value),
        ["b"] = Number(metric.After?.Value),
        ["difference"] = Number(metric.Difference),
        ["interval"] = metric.Before is { Low: { } low, High: { } high } ? new JsonArray(low, high) : null,
        ["beyondInterval"] = metric.IsBeyondInterval,
    };

    private static JsonObject Examples(PairedExamples examples) => new()
    {
        ["a"] = examples.Before,
        ["b"] = examples.After,
        ["common"] = examples.Common,
        ["relabelled"] = examples.Relabelled,
        ["p"] = examples.P,
        ["significant"] = examples.IsSignificant,
        ["classes"] = new JsonArray([.. examples.Classes.Select(Class)]),
        ["broken"] = new JsonArray([.. examples.Broken.Select(Flipped)]),
        ["mended"] = new JsonArray([.. examples.Mended.Select(Flipped)]),
    };

    private static JsonNode Class(ClassComparison one) => new JsonObject { ["label"] = one.Label, ["n"] = one.Count, ["a"] = one.Before, ["b"] = one.After };

    private static JsonNode Flipped(FlippedExample example) => new JsonObject
    {
        ["id"] = example.After.Id,
        ["name"] = example.After.Name,
        ["label"] = example.After.Label,
        ["a"] = example.Before.Predicted,
        ["b"] = example.After.Predicted,
        ["aConfidence"] = Number(example.Before.Confidence),
        ["bConfidence"] = Number(example.After.Confidence),
    };

    private static JsonNode Input(InputDifference input) => new JsonObject
    {
        ["name"] = input.Name,
        ["a"] = Side(input.Old),
        ["b"] = Side(input.New),
        ["changes"] = Texts(input.Lines),
    };

    private static JsonObject? Side(PlannedInput? input) => input is null ? null : new() { ["digest"] = input.Digest.Hex, ["value"] = input.Value };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>A number; null where it is none (JSON has no NaN).</summary>
    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
