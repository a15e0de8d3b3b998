using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Ranking;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Rank;

/// <summary>A ranking for machines.</summary>
internal static class RankJson
{
    /// <summary>The object, the best trunk first.</summary>
    public static JsonObject Of(IReadOnlyList<RankedTrunk> trunks) => new() { ["trunks"] = new JsonArray([.. trunks.Select(Trunk)]) };

    private static JsonNode Trunk(RankedTrunk trunk) => new JsonObject
    {
        ["trunk"] = trunk.Name,
        ["own"] = trunk.IsOwn,
        ["weights"] = trunk.Weights,
        ["features"] = trunk.Features,
        ["parameters"] = trunk.Parameters,
        ["logMe"] = JsonOutput.Number(trunk.Score),
        ["tasks"] = new JsonObject(trunk.Tasks.Select(task => KeyValuePair.Create(task.Key, (JsonNode?)new JsonObject
        {
            ["logMe"] = JsonOutput.Number(task.Value.LogMe),
            ["hScore"] = task.Value.HScore is { } score ? JsonOutput.Number(score) : null,
        }))),
        ["seconds"] = new JsonObject { ["features"] = JsonOutput.Number(trunk.Time.FeatureSeconds), ["full"] = JsonOutput.Number(trunk.Time.FullSeconds) },
    };
}
