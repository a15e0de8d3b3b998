namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>How long a remote cache is waited for.</summary>
internal sealed record RemoteTimeouts
{
    /// <summary>The time until it takes a connection.</summary>
    /// <value>The default is 3 seconds.</value>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The time until it answers, and the longest pause within an answer.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A cache that is slower, in bytes a second and beyond the time for an answer, helps nobody.</summary>
    /// <value>The default is 256 KiB.</value>
    public long SlowestRate { get; init; } = 256 << 10;

    /// <summary>The time for so many bytes.</summary>
    public TimeSpan For(long bytes) => Answer + TimeSpan.FromSeconds(Math.Min((double)bytes / SlowestRate, TimeSpan.FromDays(1).TotalSeconds));
}
