using Tlpipe.Abstractions;
using Tlpipe.Torch;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// The frozen part of a trunk, traced, frozen and optimized for inference: BatchNorm folded, convolutions prepacked.
/// It is traced for the first batch it sees.
/// </summary>
internal sealed class FrozenProgram(Trunk trunk, int stages, string device) : IDisposable
{
    private ScriptModule? _program;

    /// <summary>Computes a batch, padded to a fixed size with zeros. The result, on the CPU, belongs to the caller.</summary>
    public Tensor Run(Tensor batch, int size)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var examples = batch.shape[0];
        var padded = Padded(batch, size).to(torch.device(device));
        _program ??= Trace(padded);
        var features = _program.forward(padded).narrow(0, 0, examples).contiguous().to(CPU);
        return features.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _program?.Dispose();

    private ScriptModule Trace(Tensor example)
    {
        var prefix = new Prefix(trunk, stages);
        using var traced = jit.trace(prefix, example);
        using var frozen = traced.freeze();
        return frozen.optimize_for_inference();
    }

    private static Tensor Padded(Tensor batch, int size)
    {
        var missing = size - batch.shape[0];
        if (missing == 0) return batch;
        long[] shape = [missing, .. batch.shape.Skip(1)];
        return cat([batch, zeros(shape, batch.dtype)], 0);
    }

    private sealed class Prefix : nn.Module<Tensor, Tensor>
    {
        private readonly Trunk _trunk;
        private readonly int _stages;

        public Prefix(Trunk trunk, int stages)
            : base("prefix")
        {
            _trunk = trunk;
            _stages = stages;
            register_module("trunk", trunk);
        }

        public override Tensor forward(Tensor input) => _trunk.Forward(new Activations(input), 0, _stages).Values;
    }
}
