using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>The labels of one task on one split, read once. An example whose label is missing has no row: it is left out, never guessed.</summary>
internal sealed class LabelTable : IDisposable
{
    private const int Missing = -1;
    private readonly int[] _rows;

    private LabelTable(int[] rows, Tensor? values)
    {
        _rows = rows;
        Values = values;
    }

    /// <summary>The labels that are there, <c>[rows, …]</c>; <see langword="null"/> where there is none.</summary>
    public Tensor? Values { get; }

    /// <summary>The examples that have a label, in their order.</summary>
    public long[] LabelledIndexes => [.. Enumerable.Range(0, _rows.Length).Where(index => _rows[index] != Missing).Select(index => (long)index)];

    /// <summary>Reads the labels of a split.</summary>
    public static LabelTable Read(PlannedTask task, Split split)
    {
        var data = task.DataSet.Data;
        var rows = new int[data.Count(split)];
        var labels = new List<Tensor>();
        for (var index = 0; index < rows.Length; index++)
        {
            var label = data.Target(split, index, task.TargetName);
            rows[index] = label is null ? Missing : labels.Count;
            if (label is not null) labels.Add(label);
        }

        var values = labels.Count == 0 ? null : stack(labels).DetachFromDisposeScope();
        foreach (var label in labels) label.Dispose();
        return new(rows, values);
    }

    /// <summary>Of a batch of examples, the positions in the batch that have a label, and those labels; <see langword="null"/> where none has.</summary>
    public (Tensor Positions, Tensor Labels)? Select(IReadOnlyList<int> indexes)
    {
        var positions = new List<long>(indexes.Count);
        var rows = new List<long>(indexes.Count);
        for (var position = 0; position < indexes.Count; position++)
        {
            if (_rows[indexes[position]] == Missing) continue;
            positions.Add(position);
            rows.Add(_rows[indexes[position]]);
        }

        return positions.Count == 0 ? null : (tensor(positions.ToArray()), Values!.index_select(0, tensor(rows.ToArray())));
    }

    /// <inheritdoc/>
    public void Dispose() => Values?.Dispose();
}
