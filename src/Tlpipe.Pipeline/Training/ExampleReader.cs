using System.Collections.Concurrent;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Reads batches of one data set, ahead of their use. Plain views are kept decoded as long as they fit a budget, so that no example is decoded twice.</summary>
internal sealed class ExampleReader(PlannedDataSet dataSet, RandomStream randomness, int ahead, long keepBytes) : IDisposable
{
    /// <summary>What a tensor takes besides its numbers; of short texts it is the most.</summary>
    private const int BytesOfTensor = 512;

    private readonly ConcurrentDictionary<(Split Split, int Index), Tensor> _kept = new();
    private long _budget = keepBytes;

    /// <summary>The batches for some draws, in their order: <c>[N, …]</c> as the codec collates. The caller disposes each.</summary>
    /// <param name="split">The split; only training is augmented.</param>
    /// <param name="draws">For each batch, the pass over the data set (or the view) and the indexes of its examples.</param>
    public IEnumerable<Tensor> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws) =>
        Prefetch.InOrder(draws.Select(draw => (Func<Tensor>)(() => ReadBatch(split, draw.Pass, draw.Indexes))), ahead);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var example in _kept.Values) example.Dispose();
        _kept.Clear();
    }

    private Tensor ReadBatch(Split split, long pass, int[] indexes)
    {
        var examples = new List<(Tensor Input, bool Kept)>(indexes.Length);
        try
        {
            foreach (var index in indexes) examples.Add(ReadExample(split, pass, index));
            return PluginFailure.Collate(dataSet, split, indexes, [.. examples.Select(example => example.Input)]);
        }
        finally
        {
            foreach (var (input, kept) in examples)
                if (!kept) input.Dispose();
        }
    }

    private (Tensor Input, bool Kept) ReadExample(Split split, long pass, int index)
    {
        var data = dataSet.Data;
        if (split == Split.Train && data.Augments)
            return (data.Read(split, index, randomness.Derive("augment", pass, index)), Kept: false);
        if (_kept.TryGetValue((split, index), out var kept)) return (kept, Kept: true);
        var input = data.Read(split, index, randomness: null);
        return (input, Kept: TryKeep((split, index), input));
    }

    private bool TryKeep((Split Split, int Index) key, Tensor input)
    {
        var size = (input.numel() * input.element_size()) + BytesOfTensor;
        if (Interlocked.Add(ref _budget, -size) >= 0 && _kept.TryAdd(key, input)) return true;
        Interlocked.Add(ref _budget, size);
        return false;
    }
}
