namespace Tlpipe.Pipeline.Locking;

/// <summary>What a build may do for a model that isn't there.</summary>
public enum TrainingPolicy
{
    /// <summary>Train it, where no cache holds it.</summary>
    Train,

    /// <summary>Take it from a cache, or fail.</summary>
    Restore,
}
