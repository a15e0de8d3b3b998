using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>What building a model would do.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Source">Where the model would come from.</param>
/// <param name="Comparison">How the plan differs from its lock.</param>
/// <param name="Time">How long training it would take; <see langword="null"/> where it was never trained on this machine.</param>
public sealed record BuildForecast(TrainingPlan Plan, ModelOrigin Source, PlanComparison Comparison, TrainingTime? Time)
{
    /// <summary>What its comparisons would take; <see langword="null"/> where there are none to make.</summary>
    public ComparisonForecast? Compared { get; init; }
}
