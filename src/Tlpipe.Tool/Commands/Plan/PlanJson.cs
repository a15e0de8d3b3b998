using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>A plan for machines.</summary>
internal static class PlanJson
{
    /// <summary>The object.</summary>
    public static JsonObject Of(TrainingPlan plan, TrainableParts parts, IReadOnlyList<BuildForecast> chain) => new(
    [
        new("model", plan.Spec.Name),
        new("version", plan.Spec.Version.ToString()),
        new("key", plan.Keys.Input.Hex),
        .. ForecastJson.Of(chain[^1]),
        new("upstream", new JsonArray([.. chain.SkipLast(1).Select(ForecastJson.Upstream)])),
        .. Content(plan, parts),
    ]);

    private static IReadOnlyList<KeyValuePair<string, JsonNode?>> Content(TrainingPlan plan, TrainableParts parts) =>
    [
        new("backbone", plan.Spec.Backbone.Use),
        new("weights", plan.Weights?.Source),
        new("addedTokens", plan.Weights?.AddedTokens),
        new("strategy", plan.Spec.Training.Strategy.Use),
        new("phases", new JsonArray([.. plan.Phases.Select((phase, index) => Phase(plan, phase, index))])),
        new("batchNorm", JsonNamingPolicy.KebabCaseLower.ConvertName(plan.BatchNorm.ToString())),
        new("optimizer", PartOptions.Of(plan, "training.optimizer")),
        new("schedule", PartOptions.Of(plan, "training.schedule")),
        new("balancer", PartOptions.Of(plan, "training.balancer")),
        new("sharing", Sharing(plan, parts)),
        new("sampling", PartOptions.Of(plan, "training.sampling", plan.Spec.Training.Sampling)),
        new("earlyStopping", PartOptions.Of(plan, "training.earlyStopping")),
        new("batch", plan.Spec.Training.Batch),
        .. RegularizationText.Json(plan.Spec.Training),
        new("seed", plan.Spec.Seed),
        new("epochs", plan.Spec.Training.Epochs),
        new("compare", plan.Inputs.FirstOrDefault(input => input.Name == "compare")?.Value is { } compare ? JsonNode.Parse(compare) : null),
        new("stages", new JsonArray([.. parts.Stages.Select(Part)])),
        new("datasets", new JsonObject(EpochDraw.Of(plan, parts).Select(draw => KeyValuePair.Create(draw.DataSet.Name, (JsonNode?)DataSet(draw))))),
        new("tasks", new JsonObject(plan.Tasks.Zip(parts.Heads, (task, head) => KeyValuePair.Create(task.Name, (JsonNode?)Task(task, head))))),
        new("silenced", new JsonArray([.. plan.Silenced.Select(Silenced)])),
        new("inputs", new JsonObject(plan.Inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Digest.Hex)))),
    ];

    private static JsonNode Phase(TrainingPlan plan, TrainingPhase phase, int index) => new JsonObject
    {
        ["name"] = phase.Name,
        ["firstEpoch"] = phase.FirstEpoch,
        ["lastEpoch"] = PhaseText.LastEpoch(plan, index),
        ["frozenStages"] = phase.FrozenStages,
        ["stageRates"] = new JsonArray([.. phase.StageRates.Select(rate => JsonValue.Create(rate))]),
        ["headRate"] = phase.HeadRate,
    };

    private static JsonObject Silenced(SilencedAdvice advice) => new() { ["code"] = advice.Told.Code, ["reason"] = advice.Reason, ["message"] = advice.Told.Message };

    private static JsonObject Sharing(TrainingPlan plan, TrainableParts parts)
    {
        var section = PartOptions.Of(plan, "training.sharing", plan.Spec.Training.Sharing);
        section["parameters"] = parts.Sharing?.Parameters ?? 0;
        return section;
    }

    private static JsonObject Part(TrainablePart part) => new() { ["name"] = part.Name, ["parameters"] = part.Parameters, ["rate"] = part.Rate };

    private static JsonObject DataSet(EpochDraw draw) => new()
    {
        ["input"] = draw.DataSet.Data.Codec.Output.ToString(),
        ["train"] = draw.DataSet.Data.Count(Split.Train),
        ["validation"] = draw.DataSet.Data.Count(Split.Validation),
        ["test"] = draw.DataSet.Data.Count(Split.Test),
        ["batch"] = draw.Batch,
        ["examplesPerEpoch"] = draw.Examples,
    };

    private static JsonObject Task(PlannedTask task, TrainablePart head) => new()
    {
        ["dataset"] = task.DataSet.Name,
        ["target"] = task.TargetName,
        ["classes"] = JsonOutput.Texts(task.Target.Classes),
        ["parameters"] = head.Parameters,
    };
}
