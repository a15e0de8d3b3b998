using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>Two convolutions of 3 x 3 with a shortcut around them: ResNet's basic block.</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _conv1;
    private readonly nn.Module<Tensor, Tensor> _bn1;
    private readonly nn.Module<Tensor, Tensor> _conv2;
    private readonly nn.Module<Tensor, Tensor> _bn2;
    private readonly nn.Module<Tensor, Tensor> _activation = nn.ReLU(inplace: true);
    private readonly Func<Tensor, Tensor> _shortcut;

    private BasicBlock(long channels, long outputs, long stride, Func<Tensor, Tensor> shortcut)
        : base(nameof(BasicBlock))
    {
        _conv1 = Layers.Convolution(channels, outputs, kernel: 3, stride);
        _bn1 = nn.BatchNorm2d(outputs);
        _conv2 = Layers.Convolution(outputs, outputs, kernel: 3);
        _bn2 = nn.BatchNorm2d(outputs);
        _shortcut = shortcut;
        register_module("conv1", _conv1);
        register_module("bn1", _bn1);
        register_module("conv2", _conv2);
        register_module("bn2", _bn2);
    }

    /// <summary>A block whose shortcut is a module, registered as torchvision's <c>downsample</c>; the input as it is where there is none.</summary>
    internal static BasicBlock Projected(long channels, long outputs, long stride, nn.Module<Tensor, Tensor>? downsample)
    {
        if (downsample is null) return new(channels, outputs, stride, input => input);
        var block = new BasicBlock(channels, outputs, stride, downsample.call);
        block.register_module("downsample", downsample);
        return block;
    }

    /// <summary>A block whose shortcut has no parameters (option A of the paper): every <paramref name="stride"/>th place, and zeros for the new channels, half on each side.</summary>
    internal static BasicBlock ParameterFree(long channels, long outputs, long stride)
    {
        if (stride == 1 && channels == outputs) return new(channels, outputs, stride, input => input);
        var side = (outputs - channels) / 2;
        return new(channels, outputs, stride, input =>
            nn.functional.pad(input.slice(2, null, null, stride).slice(3, null, null, stride), [0, 0, 0, 0, side, side]));
    }

    public override Tensor forward(Tensor input)
    {
        var output = _activation.call(_bn1.call(_conv1.call(input)));
        output = _bn2.call(_conv2.call(output));
        return _activation.call(output + _shortcut(input));
    }
}
