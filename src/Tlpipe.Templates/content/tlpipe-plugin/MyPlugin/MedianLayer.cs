using static Tlpipe.Torch.torch;

namespace PluginNamespace;

/// <summary>Features <c>[N, C]</c> to numbers <c>[N, 1]</c>: a linear layer whose output counts deviations of the training labels from their mean.</summary>
internal sealed class MedianLayer : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _linear;
    private readonly double _mean;
    private readonly double _deviation;

    public MedianLayer(long channels, double mean, double deviation)
        : base(nameof(MedianLayer))
    {
        (_linear, _mean, _deviation) = (nn.Linear(channels, 1), mean, deviation);
        register_module("linear", _linear);
    }

    public override Tensor forward(Tensor input)
    {
        using var deviations = _linear.call(input);
        using var scaled = deviations * _deviation;
        return scaled + _mean;
    }
}
