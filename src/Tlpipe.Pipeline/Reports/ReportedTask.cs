using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Reports;

/// <summary>What <c>predictions.json</c> says of one task.</summary>
/// <param name="Kind">How outputs read: <see cref="Softmax"/>, <see cref="Sigmoid"/> or <see cref="Number"/>.</param>
/// <param name="Labels">The classes' names.</param>
/// <param name="Examples">The examples of validation that have a label.</param>
internal sealed record ReportedTask(string Kind, IReadOnlyList<string> Labels, IReadOnlyList<ReportedExample> Examples)
{
    /// <summary>Probabilities of classes of which one is true.</summary>
    public const string Softmax = "softmax";

    /// <summary>Probabilities of classes each of which may be true.</summary>
    public const string Sigmoid = "sigmoid";

    /// <summary>Numbers.</summary>
    public const string Number = "number";

    /// <summary>Reads it.</summary>
    public static ReportedTask Read(JsonObject task) => new(
        (string)task["kind"]!,
        [.. (task["labels"] as JsonArray ?? []).Select(label => (string)label!)],
        [.. task["examples"]!.AsArray().Select(example => ReportedExample.Read(example!.AsObject()))]);
}
