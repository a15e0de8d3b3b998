using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>What the trained part of the network reads of one data set: codec batches where the trunk is trained, cached features where its front is frozen.</summary>
internal abstract class TrunkInputs : IDisposable
{
    /// <summary>The batches of some draws, in their order. The caller disposes each.</summary>
    public abstract IEnumerable<TrunkBatch> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Examples as the codec gives them.</summary>
internal sealed class ExampleInputs(ExampleReader reader) : TrunkInputs
{
    public override IEnumerable<TrunkBatch> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws) =>
        reader.Batches(split, draws).Select(batch => new TrunkBatch(batch));

    public override void Dispose() => reader.Dispose();
}

/// <summary>Rows of the frozen part's features, computed at the first use of a split.</summary>
internal sealed class FeatureInputs(FeatureStore store, PlannedDataSet dataSet, ExampleReader reader, int views, CancellationToken stop) : TrunkInputs
{
    private readonly Dictionary<(Split Split, int View), TrunkBatch> _tables = [];

    public override IEnumerable<TrunkBatch> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws)
    {
        var usedViews = split == Split.Train && dataSet.Data.Augments ? views : 1;
        foreach (var (pass, indexes) in draws)
        {
            var table = Table(split, (int)(pass % usedViews));
            using var rows = tensor(Array.ConvertAll(indexes, index => (long)index)).DetachFromDisposeScope();
            yield return table.Select(rows).Detach();
        }
    }

    /// <summary>All rows of a view of a split; they stay the owner's.</summary>
    public TrunkBatch Table(Split split, int view = 0)
    {
        if (!_tables.TryGetValue((split, view), out var table))
            _tables.Add((split, view), table = store.Table(dataSet, split, reader, view, stop));
        return table;
    }

    public override void Dispose()
    {
        foreach (var table in _tables.Values) table.Dispose();
        reader.Dispose();
    }
}
