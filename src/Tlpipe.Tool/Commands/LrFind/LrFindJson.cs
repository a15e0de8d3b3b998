using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.RateFinding;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.LrFind;

/// <summary>What the test found, for machines.</summary>
internal static class LrFindJson
{
    /// <summary>The object.</summary>
    public static JsonObject Of(TrainingPlan plan, RateSearch search) => new()
    {
        ["model"] = plan.Spec.Name,
        ["version"] = plan.Spec.Version.ToString(),
        ["suggestion"] = search.Suggestion,
        ["steepest"] = search.Steepest,
        ["lowest"] = search.Lowest,
        ["tenthOfLowest"] = search.TenthOfLowest,
        ["rate"] = plan.Optimizer.LearningRate,
        ["exploded"] = search.Exploded,
        ["points"] = new JsonArray([.. search.Trials.Zip(search.Smoothed, (trial, smoothed) => (JsonNode)new JsonObject
        {
            ["rate"] = trial.Rate,
            ["loss"] = JsonOutput.Number(trial.Loss),
            ["smoothed"] = JsonOutput.Number(smoothed),
        })]),
    };
}
