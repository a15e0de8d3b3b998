using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>What holds the training in check, for people and for machines.</summary>
internal static class RegularizationText
{
    /// <summary>Adds a row for each that the file asks for.</summary>
    public static void Add(TextTable table, TrainingSpec training)
    {
        if (training.ClipNorm is { } norm) table.Add("clipNorm", $"gradients to a norm of {Number(norm)}");
        if (training.Averaging is { } decay) table.Add("averaging", $"the weights' moving average is validated and shipped, decay {Number(decay)}");
        if (training.Mixup is { } mixup) table.Add("mixup", $"pairs of examples, alpha {Number(mixup)}");
        if (training.L2Sp is { } penalty) table.Add("l2sp", $"the trunk to its weights, alpha {Number(penalty.Alpha)}; the rest to zero, beta {Number(penalty.Beta)}");
    }

    /// <summary>The members that tell it; null for what the file doesn't ask for.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Json(TrainingSpec training) =>
    [
        new("clipNorm", training.ClipNorm),
        new("accumulate", training.Accumulate),
        new("averaging", training.Averaging is { } decay ? new JsonObject { ["decay"] = decay } : null),
        new("mixup", training.Mixup is { } alpha ? new JsonObject { ["alpha"] = alpha } : null),
        new("l2sp", training.L2Sp is { } penalty ? new JsonObject { ["alpha"] = penalty.Alpha, ["beta"] = penalty.Beta } : null),
    ];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
