using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>The first values that linear and convolution layers share.</summary>
internal static class Initialization
{
    /// <summary>As PyTorch: the weight Kaiming-uniform with a = √5, the bias even in <c>±1 / √fan_in</c>.</summary>
    internal static void Uniform(Tensor weight, Tensor? bias)
    {
        init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null) return;
        var (fanIn, _) = init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        init.uniform_(bias, -bound, bound);
    }
}
