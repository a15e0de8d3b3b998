using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>A plan for machines.</summary>
internal static class PlanJson
{
    /// <summary>The object.</summary>
    public static JsonObject Of(TrainingPlan plan, TrainableParts parts, PlanComparison comparison) => new()
    {
        ["model"] = plan.Spec.Name,
        ["version"] = plan.Spec.Version.ToString(),
        ["key"] = plan.Keys.Input.Hex,
        ["upToDate"] = comparison.IsSame,
        ["reasons"] = JsonOutput.Texts(comparison.Differences.Select(difference => difference.ToString())),
        ["backbone"] = plan.Spec.Backbone.Use,
        ["weights"] = plan.Weights?.Source,
        ["strategy"] = plan.Spec.Training.Strategy.Use,
        ["optimizer"] = PartOptions.Of(plan, "training.optimizer"),
        ["schedule"] = PartOptions.Of(plan, "training.schedule"),
        ["balancer"] = PartOptions.Of(plan, "training.balancer"),
        ["earlyStopping"] = PartOptions.Of(plan, "training.earlyStopping"),
        ["batch"] = plan.Spec.Training.Batch,
        ["seed"] = plan.Spec.Seed,
        ["epochs"] = plan.Spec.Training.Epochs,
        ["stages"] = new JsonArray([.. parts.Stages.Select(Part)]),
        ["datasets"] = new JsonObject(plan.DataSets.Select(data => KeyValuePair.Create(data.Name, (JsonNode?)DataSet(data.Data)))),
        ["tasks"] = new JsonObject(plan.Tasks.Zip(parts.Heads, (task, head) => KeyValuePair.Create(task.Name, (JsonNode?)Task(task, head)))),
        ["inputs"] = new JsonObject(plan.Inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Digest.Hex))),
    };

    private static JsonObject Part(TrainablePart part) => new() { ["name"] = part.Name, ["parameters"] = part.Parameters, ["rate"] = part.Rate };

    private static JsonObject DataSet(IDataSet data) => new()
    {
        ["input"] = data.Codec.Output.ToString(),
        ["train"] = data.Count(Split.Train),
        ["validation"] = data.Count(Split.Validation),
        ["test"] = data.Count(Split.Test),
    };

    private static JsonObject Task(PlannedTask task, TrainablePart head) => new()
    {
        ["dataset"] = task.DataSet.Name,
        ["target"] = task.TargetName,
        ["classes"] = JsonOutput.Texts(task.Target.Classes),
        ["parameters"] = head.Parameters,
    };
}
