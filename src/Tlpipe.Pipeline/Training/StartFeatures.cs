using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>The whole untrained trunk's features, where training itself will change the trunk; each table is computed once.</summary>
internal sealed class StartFeatures(FeatureStore store, int ahead, RandomStream randomness, CancellationToken stop) : IDisposable
{
    private readonly Dictionary<(PlannedDataSet DataSet, Split Split), TrunkBatch> _tables = [];

    /// <summary>The features of a split; they stay the owner's.</summary>
    public Tensor Table(PlannedDataSet dataSet, Split split)
    {
        if (_tables.TryGetValue((dataSet, split), out var table)) return table.Values;
        using var reader = new ExampleReader(dataSet, randomness.Derive($"data {dataSet.Name}"), ahead, keepBytes: 0);
        table = store.Table(dataSet, split, reader, view: 0, stop);
        _tables.Add((dataSet, split), table);
        return table.Values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables.Values) table.Dispose();
    }
}
