using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>What a built model reaches on a split of its model file's data.</summary>
/// <param name="Folder">The artifact.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Split">The split.</param>
/// <param name="Tasks">The metrics of every task whose data set has labelled examples in the split, by task.</param>
public sealed record EvaluationResult(string Folder, ModelManifest Manifest, Split Split, IReadOnlyDictionary<string, MeasuredMetrics> Tasks)
{
    /// <summary>TLP7104 where the model file has changed since its artifact was built.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}
