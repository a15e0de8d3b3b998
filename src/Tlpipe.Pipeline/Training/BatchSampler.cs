using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Which examples of one data set a step draws: a pure function of the step, so that a resumed run goes on where it was.
/// Each pass over the data set has a shuffle of its own; a data set that is through before the epoch is starts its next one.
/// </summary>
internal sealed class BatchSampler
{
    private readonly int _count;
    private readonly int _batch;
    private readonly long _batchesPerPass;
    private readonly RandomStream _randomness;
    private readonly int[]? _lengths;
    private (long Pass, int[] Order) _current = (-1, []);

    /// <param name="count">The examples of the data set.</param>
    /// <param name="batch">The examples of a full batch.</param>
    /// <param name="dropPartial">Whether a partial last batch is dropped (because BatchNorm trains); a data set smaller than one batch keeps its only one.</param>
    /// <param name="randomness">The stream of the data set's shuffles.</param>
    /// <param name="lengths">The examples' lengths, where they vary: batches are then of similar ones.</param>
    public BatchSampler(int count, int batch, bool dropPartial, RandomStream randomness, int[]? lengths = null)
    {
        _count = count;
        _batch = batch;
        _batchesPerPass = dropPartial ? Math.Max(1, count / batch) : (count + batch - 1) / batch;
        _randomness = randomness;
        _lengths = lengths;
    }

    /// <summary>The batches of one pass over the data set.</summary>
    public long BatchesPerPass => _batchesPerPass;

    /// <summary>The pass that a step belongs to, and the indexes of its examples.</summary>
    public (long Pass, int[] Indexes) Draw(long step)
    {
        var (pass, position) = Math.DivRem(step, _batchesPerPass);
        if (_current.Pass != pass) _current = (pass, Shuffled(pass));
        var start = (int)position * _batch;
        return (pass, _current.Order[start..Math.Min(start + _batch, _count)]);
    }

    /// <summary>The examples of the first steps; those that are drawn again count again.</summary>
    public long Examples(long steps)
    {
        var (passes, rest) = Math.DivRem(steps, _batchesPerPass);
        return (passes * Math.Min(_count, _batchesPerPass * _batch)) + Math.Min(_count, rest * _batch);
    }

    private int[] Shuffled(long pass)
    {
        var order = Enumerable.Range(0, _count).ToArray();
        var stream = _randomness.Derive("shuffle", pass);
        stream.Shuffle<int>(order);
        if (_lengths is not null) LengthWindows.Arrange(order, _batch, _lengths, stream);
        return order;
    }
}
