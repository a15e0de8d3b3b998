using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>What training does to examples at random, for people.</summary>
internal static class RandomViewsText
{
    /// <summary>The options of our own data sets that make views random; of another's only the name is told.</summary>
    private static readonly string[] Options = ["randomCrop", "flip", "colorJitter"];

    /// <summary>Adds a row for each data set that changes examples at random.</summary>
    public static void Add(TextTable table, TrainingPlan plan)
    {
        foreach (var dataSet in plan.DataSets.Where(set => set.Data.Augments))
        {
            var section = PartOptions.Of(plan, $"data.{dataSet.Name}")!;
            var views = Options.Where(option => section[option] is JsonObject || (section[option] is JsonValue value && value.TryGetValue(out bool isOn) && isOn))
                .Select(option => section[option] is JsonObject strengths ? $"{option} ({Strengths(strengths)})" : option).ToList();
            table.Add("random views", views.Count == 0 ? dataSet.Name : $"{dataSet.Name}: {string.Join(", ", views)}");
        }
    }

    private static string Strengths(JsonObject strengths) =>
        string.Join(", ", strengths.Where(strength => strength.Value is JsonValue value && value.TryGetValue(out double number) && number != 0).Select(strength => $"{strength.Key} {strength.Value}"));
}
