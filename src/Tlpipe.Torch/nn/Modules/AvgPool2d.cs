using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>The mean under a moving window of <c>[N, C, H, W]</c>.</summary>
public sealed class AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) : Module<Tensor, Tensor>(nameof(AvgPool2d))
{
    private readonly long[] _kernel = [kernel_size, kernel_size];
    private readonly long[] _stride = [stride ?? kernel_size, stride ?? kernel_size];
    private readonly long[] _padding = [padding ?? 0, padding ?? 0];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.avg_pool2d(input, _kernel, _stride, _padding, ceil_mode, count_include_pad);
}
