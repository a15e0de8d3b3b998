using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.SmallCnn;

/// <summary>A convolution of 3 x 3 with a shortcut around it: the shape stays.</summary>
internal sealed class ResidualConvolution : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _residual;
    private readonly nn.Module<Tensor, Tensor> _activation = nn.ReLU(inplace: true);

    internal ResidualConvolution(long channels)
        : base(nameof(ResidualConvolution))
    {
        var convolution = Layers.Convolution(channels, channels, kernel: 3);
        var norm = nn.BatchNorm2d(channels);
        _residual = Layers.Row(convolution, norm);
        register_module("conv", convolution);
        register_module("bn", norm);
    }

    public override Tensor forward(Tensor input)
    {
        using var residual = _residual.call(input);
        return _activation.call(input + residual);
    }
}
