using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>A plan in a few texts, for the log of a build.</summary>
internal static class PlanTexts
{
    /// <summary>The texts by name.</summary>
    public static JsonObject Of(TrainingPlan plan)
    {
        var training = plan.Spec.Training;
        return new()
        {
            ["backbone"] = plan.Spec.Backbone.Use,
            ["weights"] = plan.Weights?.Source ?? "none",
            ["strategy"] = training.Strategy.Use,
            ["optimizer"] = Part(plan, "training.optimizer") ?? training.Optimizer.Use,
            ["epochs"] = $"{training.Epochs}",
            ["batch"] = $"{training.Batch}",
            ["tasks"] = string.Join(", ", plan.Tasks.Zip(plan.Spec.Tasks).Select(task => $"{task.First.Name}: {task.Second.Head.Use} of {task.First.DataSet.Name}.{task.First.TargetName}")),
        };
    }

    /// <summary>A part with its options as the plan sealed them: <c>sgd lr=0.01 momentum=0.9</c>.</summary>
    private static string? Part(TrainingPlan plan, string input) =>
        plan.Inputs.FirstOrDefault(other => other.Name == input)?.Value is { } value && JsonNode.Parse(value) is JsonObject section
            ? string.Join(' ', section.Where(option => option.Key != "use" && option.Value is not null).Select(option => $"{option.Key}={option.Value}").Prepend($"{section["use"]}"))
            : null;
}
