using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>A backbone with an input that it is tried with.</summary>
/// <param name="Backbone">The backbone.</param>
/// <param name="Input">The signature of the input.</param>
/// <param name="Lengths">Two lengths for sizes that vary.</param>
internal sealed record BuiltBackbone(IBackbone Backbone, InputSignature Input, (int First, int Second) Lengths)
{
    /// <summary>The stages that train have a batch of this size.</summary>
    public const int BatchSize = 4;

    /// <summary>Whether a size of an input varies.</summary>
    public bool Varies => Input.Shape.Any(size => size is null);

    /// <summary>A trunk whose parameters are drawn from a seed.</summary>
    public Trunk Build(long seed = 1)
    {
        manual_seed(seed);
        return Backbone.Build(Input);
    }

    /// <summary>A batch of random inputs; of tokens, none is padding.</summary>
    public Tensor Batch(int count = BatchSize, int? length = null, long seed = 1)
    {
        using var generator = new Generator((ulong)seed);
        long[] shape = [count, .. Input.Shape.Select(size => size ?? length ?? Lengths.First)];
        return Input.Type switch
        {
            ScalarType.Byte => randint(0, 256, shape, ScalarType.Byte, generator: generator),
            ScalarType.Int64 => randint(1, Input.Vocabulary ?? 2, shape, ScalarType.Int64, generator: generator),
            _ => Converted(randn(shape, generator: generator)),
        };
    }

    /// <summary>The features without gradients.</summary>
    public static Tensor Evaluate(Trunk trunk, Tensor batch)
    {
        using var mode = no_grad();
        trunk.eval();
        return trunk.call(batch);
    }

    private Tensor Converted(Tensor numbers)
    {
        if (numbers.dtype == Input.Type) return numbers;
        using (numbers) return numbers.to(Input.Type);
    }
}
