using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>The largest element under a moving window of <c>[N, C, H, W]</c>.</summary>
public sealed class MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) : Module<Tensor, Tensor>(nameof(MaxPool2d))
{
    private readonly long[] _kernel = [kernel_size, kernel_size];
    private readonly long[] _stride = [stride ?? kernel_size, stride ?? kernel_size];
    private readonly long[] _padding = [padding ?? 0, padding ?? 0];
    private readonly long[] _dilation = [dilation ?? 1, dilation ?? 1];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.max_pool2d(input, _kernel, _stride, _padding, _dilation, ceil_mode);
}
