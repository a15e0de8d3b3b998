using Tlpipe.Standard.Heads;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Regression;

/// <summary>Feature vectors <c>[N, C]</c> to numbers <c>[N, 1]</c> in the label's unit. Mean and deviation belong to the computation (a trace holds them), not to the state dict.</summary>
internal sealed class RegressionLayer : nn.Module<Tensor, Tensor>
{
    private readonly LinearLayer _layer;
    private readonly double _mean;
    private readonly double _deviation;

    internal RegressionLayer(long channels, double dropout, double mean, double deviation)
        : base(nameof(RegressionLayer))
    {
        _layer = new(channels, outputs: 1, dropout);
        _mean = mean;
        _deviation = deviation;
        register_module("layer", _layer);
    }

    public override Tensor forward(Tensor input)
    {
        using var deviations = _layer.call(input);
        using var scaled = deviations * _deviation;
        return scaled + _mean;
    }
}
