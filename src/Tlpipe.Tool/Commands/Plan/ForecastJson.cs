using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>What building a model would do, for machines.</summary>
internal static class ForecastJson
{
    /// <summary>The members that tell it.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Of(BuildForecast forecast) =>
    [
        new("upToDate", forecast.Source == ModelOrigin.UpToDate && forecast.Comparison.IsSame),
        new("source", Source(forecast.Source)),
        new("lock", Lock(forecast.Comparison)),
        new("reasons", JsonOutput.Texts(forecast.Comparison.Differences.Select(difference => difference.ToString()))),
        new("time", forecast is { Source: ModelOrigin.Trained, Time: { } time } ? Time(time) : null),
        new("comparisons", forecast.Compared is { } compared ? Compared(compared) : null),
    ];

    /// <summary>A model that another rests on.</summary>
    public static JsonNode Upstream(BuildForecast forecast) => new JsonObject(
    [
        new("model", forecast.Plan.Spec.Name),
        new("version", forecast.Plan.Spec.Version.ToString()),
        new("key", forecast.Plan.Keys.Input.Hex),
        .. Of(forecast),
    ]);

    private static JsonNode Compared(ComparisonForecast compared) => new JsonObject
    {
        ["trainings"] = compared.Trainings,
        ["missing"] = JsonOutput.Texts(compared.Missing),
        ["seconds"] = compared.Time is { } time ? Math.Round(time.TotalSeconds, 3) : null,
    };

    private static string Source(ModelOrigin source) => source switch
    {
        ModelOrigin.UpToDate => "upToDate",
        ModelOrigin.Cache => "cache",
        ModelOrigin.Trained => "training",
        _ => "remoteCache",
    };

    private static string Lock(PlanComparison comparison) => comparison switch
    {
        { HasLock: false } => "missing",
        { IsSame: true } => "same",
        _ => "stale",
    };

    private static JsonNode Time(TrainingTime time) => new JsonObject
    {
        ["seconds"] = Math.Round(time.Time.TotalSeconds, 3),
        ["steps"] = time.Steps,
        ["last"] = new JsonObject { ["seconds"] = time.Last.Seconds, ["steps"] = time.Last.Steps, ["device"] = time.Last.Device, ["threads"] = time.Last.Threads },
    };
}
