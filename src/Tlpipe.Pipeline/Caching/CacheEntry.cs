namespace Tlpipe.Pipeline.Caching;

/// <summary>One thing in the user's cache.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="LastUsed">When it was last used.</param>
public sealed record CacheEntry(CacheEntryKind Kind, string Path, long Size, DateTimeOffset LastUsed);

/// <summary>What lies in the user's cache.</summary>
public enum CacheEntryKind
{
    /// <summary>A whole artifact.</summary>
    Artifact,

    /// <summary>A chunk of features.</summary>
    Features,

    /// <summary>The checkpoint of a training that did not end.</summary>
    Checkpoint,

    /// <summary>An entry that was damaged.</summary>
    SetAside,

    /// <summary>What a process that was killed had begun to write.</summary>
    Unfinished,

    /// <summary>A lock.</summary>
    Lock,

    /// <summary>Digests of input files, how long trainings took, and which diverged.</summary>
    Note,
}
