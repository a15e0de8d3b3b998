using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>The options of a plan's parts, defaults among them, as the plan sealed them.</summary>
internal static class PartOptions
{
    private const string Use = "use";

    /// <summary>The part's section with all its options: <c>{"lr":0.01,"use":"sgd"}</c>; <see langword="null"/> where the plan has none.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="input">The input's name: <c>training.optimizer</c>.</param>
    public static JsonObject? Of(TrainingPlan plan, string input) =>
        plan.Inputs.FirstOrDefault(other => other.Name == input)?.Value is { } value ? JsonNode.Parse(value)!.AsObject() : null;

    /// <summary>The section of a part that enters the plan's inputs only where it is not the default.</summary>
    public static JsonObject Of(TrainingPlan plan, string input, PartSpec asked) => Of(plan, input) ?? new JsonObject { [Use] = asked.Use };

    /// <summary><c>temperature: value 2</c>, of a part that enters the plan's inputs only where it is not the default.</summary>
    public static string Words(TrainingPlan plan, string input, PartSpec asked) => Of(plan, input) is null ? asked.Use : Words(plan, input);

    /// <summary><c>sgd: lr 0.01, momentum 0.9</c>.</summary>
    public static string Words(TrainingPlan plan, string input)
    {
        var section = Of(plan, input)!;
        var options = section.Where(option => option.Key != Use && option.Value is not null).Select(option => $"{option.Key} {option.Value}").ToList();
        return options.Count == 0 ? $"{section[Use]}" : $"{section[Use]}: {string.Join(", ", options)}";
    }
}
