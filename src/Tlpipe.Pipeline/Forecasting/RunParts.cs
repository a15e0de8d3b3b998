namespace Tlpipe.Pipeline.Forecasting;

/// <summary>Where the time of a training went: each moment belongs to the part that it ended in.</summary>
internal sealed class RunParts(TimeProvider clock)
{
    public const string Preparing = "preparing";
    public const string Features = "features";
    public const string Start = "start";
    public const string Steps = "steps";
    public const string Validation = "validation";
    public const string Test = "test";
    public const string Writing = "writing";

    private readonly List<(string Name, double Seconds)> _parts = [];
    private readonly List<(int Epoch, double Seconds)> _epochs = [];
    private long _since = clock.GetTimestamp();
    private double _epoch;

    /// <summary>The parts, in the order in which they began.</summary>
    public IReadOnlyList<(string Name, double Seconds)> Parts => _parts;

    /// <summary>The steps and the validation of each epoch, and the frozen features that were computed for it.</summary>
    public IReadOnlyList<(int Epoch, double Seconds)> Epochs => _epochs;

    /// <summary>What was done since the last call belongs to a part.</summary>
    public void End(string name)
    {
        var now = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(_since, now).TotalSeconds;
        _since = now;
        if (name is Features or Steps or Validation) _epoch += seconds;
        var place = _parts.FindIndex(part => part.Name == name);
        if (place < 0) _parts.Add((name, seconds));
        else _parts[place] = (name, _parts[place].Seconds + seconds);
    }

    /// <summary>An epoch was validated.</summary>
    public void EndEpoch(int epoch)
    {
        End(Validation);
        _epochs.Add((epoch, _epoch));
        _epoch = 0;
    }
}
