using System.Text.Json.Nodes;
using Tlpipe.Models;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>Predictions for machines.</summary>
internal static class PredictionJson
{
    /// <summary>The object of one input.</summary>
    public static JsonObject Of(Prediction prediction) => new()
    {
        ["input"] = prediction.Source,
        ["tasks"] = new JsonObject(prediction.Tasks.Select(task => KeyValuePair.Create(task.Task, (JsonNode?)Task(task)))),
    };

    private static JsonObject Task(TaskPrediction task) => task.Number is { } number
        ? new() { ["number"] = JsonOutput.Number(number) }
        : new()
        {
            ["label"] = task.Label,
            ["confidence"] = task.Confidence is { } confidence ? JsonOutput.Number(confidence) : null,
            ["scores"] = new JsonObject(task.Scores.Select(score => KeyValuePair.Create(score.Label, JsonOutput.Number(score.Score)))),
        };
}
