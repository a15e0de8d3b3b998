using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>Whether joining loses nothing.</summary>
internal static class BatchChecks
{
    private const int BatchSize = 5;

    public static void HoldsAll(IDataSet data, int most)
    {
        using var scope = NewDisposeScope();
        foreach (var examples in Examples.Of(data, most).Chunk(BatchSize).Append([Examples.Of(data, 1)[0]]))
        {
            var inputs = examples.Select(example => data.Read(example.Split, example.Index, randomness: null)).ToList();
            var batch = Join(data.Codec, inputs);
            CheckForm(data.Codec.Output, inputs, batch);
            for (var row = 0; row < inputs.Count; row++) CheckRow(data.Codec.Output, inputs[row], batch.select(0, row), examples[row]);
        }
    }

    public static void LeavesInputs(IDataSet data, int most)
    {
        using var scope = NewDisposeScope();
        var inputs = Examples.Of(data, Math.Min(most, BatchSize)).Select(example => data.Read(example.Split, example.Index, randomness: null)).ToList();
        var before = inputs.ConvertAll(TensorContent.Of);
        var batch = Join(data.Codec, inputs);
        for (var row = 0; row < inputs.Count; row++)
            if (inputs[row].IsInvalid || !TensorContent.Of(inputs[row]).Equals(before[row]))
                throw new ConformanceException(
                    $"Collate {(inputs[row].IsInvalid ? "disposed" : "changed")} example {row} of {inputs.Count}",
                    "the examples stay the caller's",
                    "make new tensors in Collate: stack, cat, or a copy into zeros");
        batch.fill_(0);
        if (inputs.Where((input, row) => !TensorContent.Of(input).Equals(before[row])).Any())
            throw new ConformanceException("the batch shares its elements with the examples", "what is written into a batch would change the examples", "copy in Collate: stack, even of one example");
    }

    private static Tensor Join(IInputCodec codec, List<Tensor> inputs)
    {
        try
        {
            return codec.Collate(inputs);
        }
        catch (Exception error) when (error is not ConformanceException)
        {
            throw new ConformanceException(
                $"Collate fails for examples of the shapes {string.Join(", ", inputs.Select(Shape))}: {error.Message.Split('\n')[0]}",
                "any examples of a data set may meet in a batch",
                "pad to the longest where Codec.Output has a size that varies; otherwise let Read give one size",
                error);
        }
    }

    private static void CheckForm(InputSignature promised, List<Tensor> inputs, Tensor batch)
    {
        long[] expected = [inputs.Count, .. Enumerable.Range(0, promised.Shape.Count).Select(at => inputs.Max(input => input.shape[at]))];
        if (batch.dtype != promised.Type || !batch.shape.SequenceEqual(expected))
            throw new ConformanceException(
                $"Collate gives {ScalarTypeNames.Of(batch.dtype)} {Shape(batch)} for examples of the shapes {string.Join(", ", inputs.Select(Shape))}",
                "the trunk and the count of examples go by the batch's first size",
                $"give {ScalarTypeNames.Of(promised.Type)} [{string.Join(", ", expected)}]: the number of examples, then the greatest of each size");
    }

    private static void CheckRow(InputSignature promised, Tensor input, Tensor row, Example example)
    {
        var inside = row;
        for (var at = 0; at < promised.Shape.Count; at++) inside = inside.narrow(at, 0, input.shape[at]);
        if (!inside.equal(input))
            throw new ConformanceException($"the {example} is not in its batch as it was read", "the network would learn from something else", "put each example at the beginning of its row, unchanged, and pad behind it");
        if (promised.Vocabulary is not null && row.ne(0).sum().item<long>() != input.ne(0).sum().item<long>())
            throw new ConformanceException($"behind the {example} the batch holds other numbers than 0", "index 0 is padding, which a trunk masks", "pad with 0");
    }

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
