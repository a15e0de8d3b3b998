using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>The way around a residual block where the shape changes.</summary>
/// <param name="Forward">Gives the input in the block's output shape.</param>
/// <param name="Module">What learns on the way, registered as torchvision's <c>downsample</c>; <see langword="null"/> where nothing does.</param>
internal sealed record Shortcut(Func<Tensor, Tensor> Forward, nn.Module? Module = null)
{
    /// <summary>A convolution of 1 x 1 with a BatchNorm (option B of the paper); none where the shape stays.</summary>
    internal static Shortcut? Projection(long channels, long outputs, long stride)
    {
        if (stride == 1 && channels == outputs) return null;
        var downsample = Layers.Row(Layers.Convolution(channels, outputs, kernel: 1, stride), nn.BatchNorm2d(outputs));
        return new(downsample.call, downsample);
    }

    /// <summary>
    /// Without parameters (option A of the paper): every <paramref name="stride"/>th place, and zeros for the new channels, half of them before the old
    /// ones and half after; none where the shape stays.
    /// </summary>
    internal static Shortcut? Padding(long channels, long outputs, long stride)
    {
        if (stride == 1 && channels == outputs) return null;
        var side = (outputs - channels) / 2;
        return new(input =>
        {
            using var rows = input.slice(2, null, null, stride);
            using var places = rows.slice(3, null, null, stride);
            return nn.functional.pad(places, [0, 0, 0, 0, side, side]);
        });
    }
}
