using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Sizes that vary from example to example, as an input's signature says: the length of a text.</summary>
internal static class VaryingSizes
{
    /// <summary>Whether an input has any.</summary>
    public static bool Any(InputSignature input) => input.Shape.Any(size => size is null);

    /// <summary>The first half of a batch along each size that varies: another size that the network must take.</summary>
    public static Tensor Cut(Tensor batch, InputSignature input)
    {
        for (var dim = 0; dim < input.Shape.Count; dim++)
            if (input.Shape[dim] is null) batch = batch.narrow(dim + 1, 0, (batch.shape[dim + 1] + 1) / 2);
        return batch.contiguous();
    }

    /// <summary>Batches one after the other; shorter ones get zeros at their ends.</summary>
    public static Tensor Join(IReadOnlyList<Tensor> batches)
    {
        using var scope = NewDisposeScope();
        long[] sizes = [.. batches[0].shape];
        foreach (var batch in batches)
            for (var dim = 1; dim < sizes.Length; dim++) sizes[dim] = Math.Max(sizes[dim], batch.shape[dim]);
        return cat([.. batches.Select(batch => Padded(batch, sizes))], 0).MoveToOuterDisposeScope();
    }

    /// <summary>The examples of a split from the shortest to the longest; in their own order where the data set tells no lengths.</summary>
    public static int[] ByLength(IDataSet data, Split split)
    {
        var indexes = Enumerable.Range(0, data.Count(split));
        return [.. Tells(data, split) ? indexes.OrderBy(index => data.LengthOf(split, index)) : indexes];
    }

    /// <summary>The lengths of a split's examples; <see langword="null"/> where the data set tells none.</summary>
    public static int[]? LengthsOf(IDataSet data, Split split) =>
        Tells(data, split) ? [.. Enumerable.Range(0, data.Count(split)).Select(index => data.LengthOf(split, index) ?? 0)] : null;

    private static bool Tells(IDataSet data, Split split) => data.Count(split) > 0 && data.LengthOf(split, 0) is not null;

    private static Tensor Padded(Tensor batch, long[] sizes)
    {
        var shape = batch.shape;
        if (shape.Skip(1).SequenceEqual(sizes.Skip(1))) return batch;
        var padding = Enumerable.Range(1, shape.Length - 1).Reverse().SelectMany(dim => new[] { 0, sizes[dim] - shape[dim] });
        return nn.functional.pad(batch, [.. padding]);
    }
}
