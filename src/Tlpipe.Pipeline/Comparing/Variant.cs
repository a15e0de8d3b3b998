using System.Globalization;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>A training that a comparison needs: the model with something else about it.</summary>
/// <param name="Name">What it is called, which tells it from all others of the model: <c>scratch, seed 8</c>.</param>
/// <param name="Seed">The seed.</param>
internal sealed record Variant(string Name, long Seed)
{
    /// <summary>The learning rate at which it starts from random weights; <see langword="null"/> for one that starts as the model does.</summary>
    public double? ScratchRate { get; init; }

    /// <summary>Whether it is there to find the learning rate.</summary>
    public bool IsSwept { get; init; }

    /// <summary>The tasks; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>The training examples of each data set; <see langword="null"/> for all.</summary>
    public int? Examples { get; init; }

    /// <summary>The model with another seed.</summary>
    public static Variant Model(long seed) => new($"model, seed {seed}", seed);

    /// <summary>The model on some of its examples.</summary>
    public static Variant Model(long seed, int examples) => new($"model, {examples} examples, seed {seed}", seed) { Examples = examples };

    /// <summary>From random weights at a learning rate that is tried.</summary>
    public static Variant Swept(long seed, double rate) =>
        new(string.Create(CultureInfo.InvariantCulture, $"scratch, rate {rate}"), seed) { ScratchRate = rate, IsSwept = true };

    /// <summary>From random weights.</summary>
    public static Variant Scratch(long seed, double rate) => new($"scratch, seed {seed}", seed) { ScratchRate = rate };

    /// <summary>From random weights on some of the examples.</summary>
    public static Variant Scratch(long seed, double rate, int examples) =>
        new($"scratch, {examples} examples, seed {seed}", seed) { ScratchRate = rate, Examples = examples };

    /// <summary>A task alone.</summary>
    public static Variant Alone(long seed, string task) => new($"{task} alone, seed {seed}", seed) { Tasks = [task] };

    /// <summary>Two tasks.</summary>
    public static Variant Pair(long seed, string first, string second) => new($"{first} and {second}, seed {seed}", seed) { Tasks = [first, second] };
}
