using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Comparisons in <c>metrics.json</c>.</summary>
public static class ComparisonJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DictionaryKeyPolicy = null };

    /// <summary>The comparisons of an artifact; none where it was not compared.</summary>
    /// <param name="folder">The artifact's folder.</param>
    public static IReadOnlyList<Comparison> Read(string folder) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, ArtifactFiles.Metrics)))?["comparisons"].Deserialize<List<Comparison>>(Options) ?? [];

    internal static JsonNode Of(IReadOnlyList<Comparison> comparisons) => JsonSerializer.SerializeToNode(comparisons, Options)!;
}
