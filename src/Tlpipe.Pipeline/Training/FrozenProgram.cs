using Tlpipe.Abstractions;
using Tlpipe.Torch;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// The frozen part of a trunk, traced, frozen and optimized for inference: BatchNorm folded, convolutions prepacked.
/// It is traced for the first batch it sees; where inputs vary in size, also for one of another size, or it would be wrong for all others.
/// </summary>
internal sealed class FrozenProgram(Trunk trunk, int stages, InputSignature input, string device) : IDisposable
{
    private ScriptModule? _program;

    /// <summary>Computes a batch, padded to a fixed number of examples with zeros. The result, on the CPU, belongs to the caller.</summary>
    /// <exception cref="TraceException">The trunk takes the size of its input for a constant.</exception>
    public TrunkBatch Run(Tensor batch, int size)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var examples = batch.shape[0];
        var padded = Padded(batch, size).to(torch.device(device));
        _program ??= Trace(padded);
        var outputs = _program.forward_all(padded)
            .Select(output => output.narrow(0, 0, examples).contiguous().to(CPU).MoveToOuterDisposeScope()).ToList();
        return new(outputs[0], outputs.ElementAtOrDefault(1));
    }

    /// <inheritdoc/>
    public void Dispose() => _program?.Dispose();

    private ScriptModule Trace(Tensor example)
    {
        var other = VaryingSizes.Any(input) ? VaryingSizes.Cut(example, input) : null;
        var prefix = new Prefix(trunk);
        using var traced = jit.trace(prefix, Forward, example, other);
        using var frozen = traced.freeze();
        return frozen.optimize_for_inference();
    }

    /// <summary>The values and, where stages follow that need it, the mask.</summary>
    private IReadOnlyList<Tensor> Forward(Tensor batch)
    {
        var output = trunk.Forward(new Activations(batch), 0, stages);
        return output.Mask is { } mask && stages < trunk.Stages.Count ? [output.Values, mask] : [output.Values];
    }

    private static Tensor Padded(Tensor batch, int size)
    {
        var missing = size - batch.shape[0];
        if (missing == 0) return batch;
        long[] shape = [missing, .. batch.shape.Skip(1)];
        return cat([batch, zeros(shape, batch.dtype)], 0);
    }

    /// <summary>Gives the parameters the names that they have always had in the program.</summary>
    private sealed class Prefix : nn.Module
    {
        public Prefix(Trunk trunk)
            : base("prefix") => register_module("trunk", trunk);
    }
}
