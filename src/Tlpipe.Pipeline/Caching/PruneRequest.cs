namespace Tlpipe.Pipeline.Caching;

/// <summary>What is to be taken out of the user's cache; what a running process uses stays.</summary>
public sealed record PruneRequest
{
    /// <summary>The bytes that may stay: what was not used for the longest time goes first, and damaged entries before all others.</summary>
    /// <value>The default is <see langword="null"/>: any number.</value>
    public long? MaximumSize { get; init; }

    /// <summary>What was last used before goes.</summary>
    /// <value>The default is <see langword="null"/>: age is no reason.</value>
    public DateTimeOffset? UsedBefore { get; init; }

    /// <summary>Everything goes.</summary>
    public bool All { get; init; }

    /// <summary>Nothing goes; the result says what would.</summary>
    public bool IsDryRun { get; init; }
}

/// <summary>What was taken out of the user's cache.</summary>
/// <param name="Freed">What went, in the order in which it went.</param>
/// <param name="InUse">What should have gone, but a running process uses it.</param>
/// <param name="Remaining">The bytes that are left.</param>
public sealed record PruneResult(IReadOnlyList<CacheEntry> Freed, IReadOnlyList<CacheEntry> InUse, long Remaining)
{
    /// <summary>The bytes that went.</summary>
    public long FreedBytes => Freed.Sum(entry => entry.Size);
}
