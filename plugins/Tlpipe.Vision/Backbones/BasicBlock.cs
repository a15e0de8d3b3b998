using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>Two convolutions of 3 x 3 with a shortcut around them: ResNet's basic block.</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _residual;
    private readonly nn.Module<Tensor, Tensor> _activation = nn.ReLU(inplace: true);
    private readonly Func<Tensor, Tensor>? _shortcut;

    private BasicBlock(long channels, long outputs, long stride, Func<Tensor, Tensor>? shortcut)
        : base(nameof(BasicBlock))
    {
        var conv1 = Layers.Convolution(channels, outputs, kernel: 3, stride);
        var bn1 = nn.BatchNorm2d(outputs);
        var conv2 = Layers.Convolution(outputs, outputs, kernel: 3);
        var bn2 = nn.BatchNorm2d(outputs);
        _residual = Layers.Row(conv1, bn1, _activation, conv2, bn2);
        _shortcut = shortcut;
        register_module("conv1", conv1);
        register_module("bn1", bn1);
        register_module("conv2", conv2);
        register_module("bn2", bn2);
    }

    /// <summary>A block whose shortcut is a module, registered as torchvision's <c>downsample</c>; the input as it is where there is none.</summary>
    internal static BasicBlock Projected(long channels, long outputs, long stride, nn.Module<Tensor, Tensor>? downsample)
    {
        if (downsample is null) return new(channels, outputs, stride, shortcut: null);
        var block = new BasicBlock(channels, outputs, stride, downsample.call);
        block.register_module("downsample", downsample);
        return block;
    }

    /// <summary>
    /// A block whose shortcut has no parameters (option A of the paper): where the shape changes, every <paramref name="stride"/>th place,
    /// and zeros for the new channels, half of them before the old ones and half after.
    /// </summary>
    internal static BasicBlock ParameterFree(long channels, long outputs, long stride)
    {
        if (stride == 1 && channels == outputs) return new(channels, outputs, stride, shortcut: null);
        var side = (outputs - channels) / 2;
        return new(channels, outputs, stride, input =>
        {
            using var rows = input.slice(2, null, null, stride);
            using var places = rows.slice(3, null, null, stride);
            return nn.functional.pad(places, [0, 0, 0, 0, side, side]);
        });
    }

    public override Tensor forward(Tensor input)
    {
        using var residual = _residual.call(input);
        if (_shortcut is null) return _activation.call(residual + input);
        using var shortcut = _shortcut(input);
        return _activation.call(residual + shortcut);
    }
}
