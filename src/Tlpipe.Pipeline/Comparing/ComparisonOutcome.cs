using System.Text.Json.Nodes;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>What a model's comparisons showed, for the files of its artifact.</summary>
/// <param name="Comparisons">All of it, for <c>metrics.json</c>.</param>
/// <param name="Summaries">In short, for the manifest.</param>
/// <param name="Times">How long it took, for <c>run.json</c>.</param>
internal sealed record ComparisonOutcome(IReadOnlyList<Comparison> Comparisons, IReadOnlyList<ManifestComparison> Summaries, JsonArray Times);
