using Tlpipe.Standard.Heads;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Counts;

/// <summary>Feature vectors <c>[N, C]</c> to expected counts <c>[N, 1]</c>: the exponential of a linear layer, times the mean of the training labels, which belongs to the computation and not to the state dict.</summary>
internal sealed class CountLayer : nn.Module<Tensor, Tensor>
{
    /// <summary>How many times more or less than the mean can be expected, as a logarithm: rates stay finite.</summary>
    private const double Furthest = 20;

    private readonly LinearLayer _layer;
    private readonly double _mean;

    internal CountLayer(long channels, double dropout, double mean)
        : base(nameof(CountLayer))
    {
        _layer = new(channels, outputs: 1, dropout);
        _mean = mean;
        register_module("layer", _layer);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return (_layer.call(input).clamp(min: -Furthest, max: Furthest).exp() * _mean).MoveToOuterDisposeScope();
    }
}
