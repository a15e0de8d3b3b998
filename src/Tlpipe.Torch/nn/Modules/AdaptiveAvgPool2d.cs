using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Means over a grid of one size, whatever the input's: <c>[N, C, oH, oW]</c>.</summary>
public sealed class AdaptiveAvgPool2d(long height, long width) : Module<Tensor, Tensor>(nameof(AdaptiveAvgPool2d))
{
    private readonly long[] _size = [height, width];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.adaptive_avg_pool2d(input, _size);
}
