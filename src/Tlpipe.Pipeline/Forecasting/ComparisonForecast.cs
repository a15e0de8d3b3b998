using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>What a model's comparisons would take.</summary>
/// <param name="Trainings">The trainings that they need besides the model's own.</param>
/// <param name="Missing">Those that no cache holds, by name.</param>
/// <param name="Time">About how long these take; <see langword="null"/> where one of their kind was never trained on this machine.</param>
public sealed record ComparisonForecast(int Trainings, IReadOnlyList<string> Missing, TimeSpan? Time)
{
    /// <summary>The name under which it is remembered how long a variant of a model took. From random weights everything is trained, which takes its own time.</summary>
    internal static string RunsOf(TrainingPlan model, Variant variant) => $"{model.Spec.Name} {(variant.ScratchRate is null ? "compared" : "from scratch")}";

    internal static ComparisonForecast Of(TrainingPlan plan, KnownRuns known, PastRuns runs, PipelineOptions options)
    {
        var times = known.Missing.Select(missing =>
        {
            var past = runs.Of(RunsOf(plan, missing.Variant));
            if (past.Count == 0 && missing.Variant.ScratchRate is null) past = runs.Of(plan.Spec.Name);
            return TrainingTime.Of(missing.Plan, past, options.Device, options.Threads)?.Time;
        }).ToList();
        return new(known.Count, [.. known.Missing.Select(missing => missing.Variant.Name)], times.Contains(null) ? null : times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time!.Value));
    }
}
