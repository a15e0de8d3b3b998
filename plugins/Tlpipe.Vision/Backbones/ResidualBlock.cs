using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>Convolutions, each with a BatchNorm, and a shortcut around them: the blocks of ResNets. Named <c>conv1</c>, <c>bn1</c>, <c>conv2</c>, … as everywhere.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _residual;
    private readonly nn.Module<Tensor, Tensor> _activation = nn.ReLU(inplace: true);
    private readonly Shortcut? _shortcut;

    private ResidualBlock(long channels, IReadOnlyList<(long Kernel, long Outputs, long Stride)> convolutions, Shortcut? shortcut)
        : base(nameof(ResidualBlock))
    {
        List<nn.Module<Tensor, Tensor>> residual = [];
        for (var i = 0; i < convolutions.Count; i++)
        {
            var (kernel, outputs, stride) = convolutions[i];
            var convolution = Layers.Convolution(channels, outputs, kernel, stride);
            var norm = nn.BatchNorm2d(outputs);
            register_module($"conv{i + 1}", convolution);
            register_module($"bn{i + 1}", norm);
            if (i > 0) residual.Add(_activation);
            residual.AddRange([convolution, norm]);
            channels = outputs;
        }

        _residual = Layers.Row(residual);
        _shortcut = shortcut;
        if (shortcut?.Module is { } downsample) register_module("downsample", downsample);
    }

    /// <summary>Two convolutions of 3 x 3. Without a shortcut of its own the input is added as it is.</summary>
    internal static ResidualBlock Basic(long channels, long outputs, long stride, Shortcut? shortcut) =>
        new(channels, [(3, outputs, stride), (3, outputs, 1)], shortcut);

    /// <summary>1 x 1 to a quarter of the outputs, 3 x 3 there, and 1 x 1 back; the stride is that of the 3 x 3 (version 1.5, as in torchvision).</summary>
    internal static ResidualBlock Bottleneck(long channels, long outputs, long stride, Shortcut? shortcut) =>
        new(channels, [(1, outputs / 4, 1), (3, outputs / 4, stride), (1, outputs, 1)], shortcut);

    public override Tensor forward(Tensor input)
    {
        using var residual = _residual.call(input);
        if (_shortcut is null) return _activation.call(residual + input);
        using var shortcut = _shortcut.Forward(input);
        return _activation.call(residual + shortcut);
    }
}
