namespace Tlpipe.Pipeline.Caching;

/// <summary>An artifact in the user's cache that nobody takes away while it is held.</summary>
internal sealed class HeldArtifact(CachedArtifact artifact, ModelOrigin origin, TrainingLock hold) : IDisposable
{
    private TrainingLock? _hold = hold;

    /// <summary>The artifact.</summary>
    public CachedArtifact Artifact => artifact;

    /// <summary>Where it came from.</summary>
    public ModelOrigin Origin => origin;

    /// <summary>From now on others may use it as well, who waited for it until now.</summary>
    /// <param name="path">The lock's file.</param>
    public void OthersMayUse(string path)
    {
        _hold?.Dispose();
        // Where another holds it alone at this moment, that one keeps it in place.
        _hold = TrainingLock.TryShare(path);
    }

    /// <inheritdoc/>
    public void Dispose() => _hold?.Dispose();
}
