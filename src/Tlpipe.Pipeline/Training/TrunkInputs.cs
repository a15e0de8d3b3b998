using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>What the trained part of the network reads of one data set: codec batches where the trunk is trained, cached features where its front is frozen.</summary>
internal abstract class TrunkInputs : IDisposable
{
    /// <summary>The batches of some draws, in their order. The caller disposes each.</summary>
    public abstract IEnumerable<Tensor> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Examples as the codec gives them.</summary>
internal sealed class ExampleInputs(ExampleReader reader) : TrunkInputs
{
    public override IEnumerable<Tensor> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws) => reader.Batches(split, draws);

    public override void Dispose() => reader.Dispose();
}

/// <summary>Rows of the frozen part's features, computed at the first use of a split.</summary>
internal sealed class FeatureInputs(FeatureStore store, PlannedDataSet dataSet, ExampleReader reader, CancellationToken stop) : TrunkInputs
{
    private readonly Dictionary<Split, Tensor> _tables = [];

    public override IEnumerable<Tensor> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws)
    {
        var table = Table(split);
        foreach (var (_, indexes) in draws)
        {
            using var rows = tensor(Array.ConvertAll(indexes, index => (long)index)).DetachFromDisposeScope();
            yield return table.index_select(0, rows).DetachFromDisposeScope();
        }
    }

    /// <summary>All rows of a split; they stay the owner's.</summary>
    public Tensor Table(Split split)
    {
        if (!_tables.TryGetValue(split, out var table))
            _tables.Add(split, table = store.Table(dataSet, split, reader, view: 0, stop));
        return table;
    }

    public override void Dispose()
    {
        foreach (var table in _tables.Values) table.Dispose();
        reader.Dispose();
    }
}
