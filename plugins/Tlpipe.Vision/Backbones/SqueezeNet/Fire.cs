using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.SqueezeNet;

/// <summary>Squeezes the channels, then expands them by convolutions of 1 x 1 and of 3 x 3, side by side.</summary>
internal sealed class Fire : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _squeeze;
    private readonly nn.Module<Tensor, Tensor> _expand1x1;
    private readonly nn.Module<Tensor, Tensor> _expand3x3;
    private readonly nn.Module<Tensor, Tensor> _activation = nn.ReLU(inplace: true);

    /// <summary>A fire module with <paramref name="expanded"/> outputs of each kind.</summary>
    internal Fire(long channels, long squeezed, long expanded)
        : base(nameof(Fire))
    {
        _squeeze = nn.Conv2d(channels, squeezed, 1);
        _expand1x1 = nn.Conv2d(squeezed, expanded, 1);
        _expand3x3 = nn.Conv2d(squeezed, expanded, 3, padding: 1);
        register_module("squeeze", _squeeze);
        register_module("expand1x1", _expand1x1);
        register_module("expand3x3", _expand3x3);
    }

    public override Tensor forward(Tensor input)
    {
        using var squeezed = _activation.call(_squeeze.call(input));
        using var narrow = _activation.call(_expand1x1.call(squeezed));
        using var wide = _activation.call(_expand3x3.call(squeezed));
        return cat([narrow, wide], 1);
    }
}
