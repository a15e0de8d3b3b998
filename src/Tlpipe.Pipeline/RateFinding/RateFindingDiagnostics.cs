using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.RateFinding;

/// <summary>What the search for a learning rate finds out: TLP5020.</summary>
public static class RateFindingDiagnostics
{
    /// <summary>The loss is the same at every rate.</summary>
    public static Diagnostic NothingFound(TrainingPlan plan, RateRange range) => Diagnostic.Warning(
        "TLP5020",
        FormattableString.Invariant($"no learning rate from {range.Min:g3} to {range.Max:g3} makes the loss of '{plan.Spec.Name}' fall in {range.Steps} steps, so none can be suggested; try more '--steps', a larger 'batch', or look at the data"),
        new SourceLocation(plan.Spec.FileName));
}
