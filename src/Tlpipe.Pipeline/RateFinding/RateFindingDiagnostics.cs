using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.RateFinding;

/// <summary>What the search for a learning rate finds out: TLP5020.</summary>
public static class RateFindingDiagnostics
{
    /// <summary>The loss falls at no rate, or no more than the noise of its batches.</summary>
    public static Diagnostic NothingFound(TrainingPlan plan, RateRange range) => Diagnostic.Warning(
        "TLP5020",
        FormattableString.Invariant($"the loss of '{plan.Spec.Name}' has no clear descent from {range.Min:g3} to {range.Max:g3} in {range.Steps} steps: it falls by less than 2 % or than the noise of its batches, so no learning rate can be suggested; try more '--steps', a larger 'batch', or look at the data"),
        new SourceLocation(plan.Spec.FileName));
}
