using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Why a model was made, in one line for people.</summary>
internal static class BuildReason
{
    /// <summary>The reason.</summary>
    /// <param name="comparison">The plan beside the lock as it was before the build.</param>
    /// <param name="origin">Where the model came from.</param>
    public static string Of(PlanComparison comparison, ModelOrigin origin) => (origin, comparison) switch
    {
        (ModelOrigin.UpToDate, _) => "nothing that matters has changed",
        (_, { IsSame: true }) => "the artifact is not in the output folder",
        (_, { Differences.Count: 0 }) => comparison.Reason,
        _ => $"it differs from the lock: {comparison.Reason}",
    };
}
