using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline;

/// <summary>A model that is built: trained now, or found as it was asked for.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Folder">The artifact's folder.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Duration">How long it took, planning included.</param>
public sealed record BuiltModel(TrainingPlan Plan, string Folder, ModelManifest Manifest, ModelOrigin Origin, TimeSpan Duration)
{
    /// <summary>Whether no training was needed.</summary>
    public bool Cached => Origin != ModelOrigin.Trained;

    /// <summary>Why it was made, in one line for people.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Where a built model came from.</summary>
public enum ModelOrigin
{
    /// <summary>It lay in the output folder already.</summary>
    UpToDate,

    /// <summary>It lay in the user's cache.</summary>
    Cache,

    /// <summary>It lay in the remote cache, and lies in the user's now.</summary>
    RemoteCache,

    /// <summary>It was trained.</summary>
    Trained,
}
