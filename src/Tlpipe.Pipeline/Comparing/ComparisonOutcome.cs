using System.Text.Json.Nodes;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>What a model's comparisons showed, for the files of its artifact.</summary>
/// <param name="Comparisons">All of it, for <c>metrics.json</c>.</param>
/// <param name="Summaries">In short, for the manifest.</param>
/// <param name="Times">How long both sides took to get there, for <c>run.json</c>.</param>
/// <param name="Seconds">How long all trainings but the model's own took.</param>
internal sealed record ComparisonOutcome(IReadOnlyList<Comparison> Comparisons, IReadOnlyList<ManifestComparison> Summaries, JsonArray Times, double Seconds);
