using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.MobileNetV2;

/// <summary>Expands the channels, convolves each by itself, and projects back without an activation; adds the input where the shape stays.</summary>
internal sealed class InvertedResidual : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _convolution;
    private readonly bool _addsInput;

    internal InvertedResidual(long channels, long outputs, long stride, long expansion)
        : base(nameof(InvertedResidual))
    {
        var hidden = channels * expansion;
        List<nn.Module<Tensor, Tensor>> layers = [];
        if (expansion != 1) layers.Add(ConvolutionNormActivation(channels, hidden, kernel: 1));
        layers.Add(ConvolutionNormActivation(hidden, hidden, kernel: 3, stride: stride, groups: hidden));
        layers.Add(Layers.Convolution(hidden, outputs, kernel: 1));
        layers.Add(nn.BatchNorm2d(outputs));
        _convolution = Layers.Row(layers);
        _addsInput = stride == 1 && channels == outputs;
        register_module("conv", _convolution);
    }

    public override Tensor forward(Tensor input)
    {
        var output = _convolution.call(input);
        if (!_addsInput) return output;
        using (output) return input + output;
    }

    internal static nn.Module<Tensor, Tensor> ConvolutionNormActivation(long channels, long outputs, long kernel, long stride = 1, long groups = 1) =>
        Layers.Row(Layers.Convolution(channels, outputs, kernel, stride, groups), nn.BatchNorm2d(outputs), nn.ReLU6(inplace: true));
}
