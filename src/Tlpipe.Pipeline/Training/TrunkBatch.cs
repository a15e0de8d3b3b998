using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Examples on their way through a trunk: a batch, or a whole table.</summary>
/// <param name="Values">The codec's tensor, or what stages made of it, <c>[N, …]</c>.</param>
/// <param name="Mask">For sequences behind the first stage: bool <c>[N, L]</c>, true where there is a token.</param>
internal sealed record TrunkBatch(Tensor Values, Tensor? Mask = null) : IDisposable
{
    /// <summary>One batch after the other. Where their sizes vary, the shorter are padded with zeros, as a codec does it.</summary>
    public static TrunkBatch Join(IReadOnlyList<TrunkBatch> batches)
    {
        if (batches is [var only]) return new(only.Values.alias(), only.Mask?.alias());
        return new(
            VaryingSizes.Join([.. batches.Select(batch => batch.Values)]),
            batches[0].Mask is null ? null : VaryingSizes.Join([.. batches.Select(batch => batch.Mask!)]));
    }

    /// <summary>Some rows, cut to the longest of them.</summary>
    public TrunkBatch Select(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var values = Values.index_select(0, rows);
        if (Mask?.index_select(0, rows) is not { } mask) return new(values.MoveToOuterDisposeScope());
        var longest = Math.Max(1, mask.sum(1).max().item<long>());
        if (values.dim() > 1 && values.shape[1] == mask.shape[1] && longest < mask.shape[1])
            (values, mask) = (values.narrow(1, 0, longest).contiguous(), mask.narrow(1, 0, longest).contiguous());
        return new(values.MoveToOuterDisposeScope(), mask.MoveToOuterDisposeScope());
    }

    /// <summary>On another device, as what enters a stage.</summary>
    public Activations On(Device device) => new(Values.to(device), Mask?.to(device));

    /// <summary>No dispose scope owns it any more.</summary>
    public TrunkBatch Detach() => new(Values.DetachFromDisposeScope(), Mask?.DetachFromDisposeScope());

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Mask?.Dispose();
    }
}
