using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.SmallCnn;

/// <summary>A convolution of 3 x 3 with a shortcut around it: the shape stays.</summary>
internal sealed class ResidualConvolution : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _convolution;
    private readonly nn.Module<Tensor, Tensor> _norm;
    private readonly nn.Module<Tensor, Tensor> _activation = nn.ReLU(inplace: true);

    internal ResidualConvolution(long channels)
        : base(nameof(ResidualConvolution))
    {
        _convolution = Layers.Convolution(channels, channels, kernel: 3);
        _norm = nn.BatchNorm2d(channels);
        register_module("conv", _convolution);
        register_module("bn", _norm);
    }

    public override Tensor forward(Tensor input) => _activation.call(input + _norm.call(_convolution.call(input)));
}
