using System.Collections.Concurrent;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>Whether reading is pure.</summary>
internal static class ReadingChecks
{
    private const int Streams = 8;
    private const int Attempts = 3;
    private const string Pure = "let Read depend on its arguments alone: no random number but from the stream, no clock, no culture, no field that reading changes";

    public static void SameAgain(IDataSet data, int most)
    {
        var examples = Examples.Of(data, most);
        var first = examples.ToDictionary(example => example, example => Plain(data, example));
        using var culture = new ForeignCulture();
        manual_seed(first.Count);
        foreach (var example in examples.Reverse())
            if (Plain(data, example) is var again && !again.Equals(first[example]))
                throw new ConformanceException(
                    $"the {example}, read again in another order and culture, is another: {first[example].DifferenceTo(again)}",
                    "kept features, resumed runs and second builds take it that an example stays as it is",
                    Pure);
    }

    public static void SameStreamSameExample(IDataSet data, int most)
    {
        var examples = Examples.Of(data, most);
        var first = examples.ToDictionary(example => example, example => Drawn(data, example, 1));
        using var culture = new ForeignCulture();
        manual_seed(first.Count);
        foreach (var example in examples.Reverse())
            if (Drawn(data, example, 1) is var again && !again.Equals(first[example]))
                throw new ConformanceException(
                    $"the {example}, read again with the same stream, is another: {first[example].DifferenceTo(again)}",
                    "a run that is resumed, or made again elsewhere, would see other examples and end with another model",
                    Pure);
    }

    public static void AugmentsAsItSays(IDataSet data, int most)
    {
        var examples = Examples.Of(data, most);
        var random = examples.Where(example => Enumerable.Range(0, Streams).Any(stream => !Drawn(data, example, stream).Equals(Plain(data, example)))).ToList();
        if (!data.Augments && random.Count > 0)
            throw new ConformanceException(
                $"the {random[0]} is another with a stream than without, and Augments is false",
                "features of an example that doesn't change are kept: training would see one view of it for ever",
                "let Augments be true, or don't use the stream");
        if (data.Augments && random.Count == 0)
            throw new ConformanceException(
                $"Augments is true, and {Streams} streams give the plain view of each of {examples.Count} examples",
                "features are computed in every epoch for an example that never changes",
                "let Augments be false where the options switch augmentation off, or use the stream");
    }

    public static void ThreadSafe(IDataSet data, int most)
    {
        var examples = Examples.Of(data, most);
        var expected = examples.ToDictionary(example => example, example => Drawn(data, example, 2));
        var wrong = new ConcurrentQueue<(Example Example, string What)>();
        var threads = Math.Max(4, Environment.ProcessorCount);
        using var start = new Barrier(threads);
        List<Thread> readers = [.. Enumerable.Range(0, threads).Select(number => new Thread(() => ReadFrom(number * examples.Count / threads)))];
        foreach (var reader in readers) reader.Start();
        foreach (var reader in readers) reader.Join();
        if (wrong.TryPeek(out var found))
            throw new ConformanceException(
                $"read on several threads at once, the {found.Example} {found.What}; {wrong.Count} of {threads * examples.Count} reads went wrong",
                "training reads examples on several threads",
                "keep nothing in fields while reading; open a file for each read, or guard what is shared");

        // Threads of their own: those of a busy pool come one after the other, and then nothing is read at once.
        void ReadFrom(int first)
        {
            start.SignalAndWait();
            foreach (var example in examples.Skip(first).Concat(examples.Take(first)))
                if (Failure(data, example, expected[example]) is { } what) wrong.Enqueue((example, what));
        }
    }

    public static void LeavesGenerator(IDataSet data, int most)
    {
        // Another test may draw at the same moment; a data set that draws does so every time.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var expected = NextAfter(() => { });
            if (NextAfter(() =>
                {
                    foreach (var example in Examples.Of(data, most)) _ = Drawn(data, example, 1);
                }) == expected)
                return;
        }

        throw new ConformanceException(
            "reading draws from libtorch's default generator",
            "dropout draws from it, too: the number of reads, and threads, would change what a model learns",
            "draw from the stream that Read is given; for tensors, seed a Generator from stream.NextSeed()");
    }

    public static void LeavesNoTensor(IDataSet data, int most)
    {
        var examples = Examples.Of(data, Math.Min(most, 8));
        if (Leaks.Of(() => Use(data, examples)) is > 0 and var left)
            throw new ConformanceException(
                $"Read, Target and Collate over {examples.Count} examples left {left} tensors that nobody disposes",
                "each is native memory; an epoch of them may not fit",
                "make them with 'using', or under 'using var scope = NewDisposeScope()' and give the result out with MoveToOuterDisposeScope()");
    }

    private static void Use(IDataSet data, IReadOnlyList<Example> examples)
    {
        var inputs = new List<Tensor>();
        foreach (var (split, index) in examples)
        {
            inputs.Add(data.Read(split, index, RandomStream.FromSeed(1)));
            foreach (var target in data.Targets.Keys) data.Target(split, index, target)?.Dispose();
        }

        data.Codec.Collate(inputs).Dispose();
        foreach (var input in inputs) input.Dispose();
    }

    private static double NextAfter(Action draws)
    {
        manual_seed(11);
        draws();
        using var next = rand(1);
        return next.item<float>();
    }

    private static string? Failure(IDataSet data, Example example, TensorContent expected)
    {
        try
        {
            var content = Drawn(data, example, 2);
            return content.Equals(expected) ? null : $"is another: {expected.DifferenceTo(content)}";
        }
#pragma warning disable CA1031 // Whatever races bring about.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"can't be read: {error.Message}";
        }
    }

    private static TensorContent Plain(IDataSet data, Example example) => TensorContent.Take(data.Read(example.Split, example.Index, randomness: null));

    private static TensorContent Drawn(IDataSet data, Example example, int stream) =>
        TensorContent.Take(data.Read(example.Split, example.Index, RandomStream.FromSeed(1).Derive("conformance", stream, example.Index)));
}
