namespace Tlpipe.Tool.Commands.Train;

/// <summary>How fast something advances, over the last while.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private readonly Queue<(long Time, double Done)> _marks = new();
    private (long Time, double Done) _last;

    /// <summary>Begins anew: the next mark is where it starts.</summary>
    public void Begin() => _marks.Clear();

    /// <summary>Notes how much is done. Less than before begins anew.</summary>
    public void Mark(double done)
    {
        if (done < _last.Done) _marks.Clear();
        _last = (clock.GetTimestamp(), done);
        _marks.Enqueue(_last);
        while (_marks.Count > 2 && clock.GetElapsedTime(_marks.Peek().Time, _last.Time) > Window) _marks.Dequeue();
    }

    /// <summary>How much is done a second; <see langword="null"/> while it isn't known.</summary>
    public double? PerSecond
    {
        get
        {
            if (_marks.Count < 2) return null;
            var (time, done) = _marks.Peek();
            var elapsed = clock.GetElapsedTime(time, _last.Time);
            return elapsed >= Shortest && _last.Done > done ? (_last.Done - done) / elapsed.TotalSeconds : null;
        }
    }

    /// <summary>The time until all is done; <see langword="null"/> while it isn't known.</summary>
    public TimeSpan? Left(double total) => PerSecond is { } rate ? TimeSpan.FromSeconds(Math.Min(Math.Max(0, total - _last.Done) / rate, TimeSpan.FromDays(99).TotalSeconds)) : null;
}
