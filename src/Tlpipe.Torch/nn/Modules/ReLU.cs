using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Each element, or 0 where it is negative.</summary>
public sealed class ReLU(bool inplace = false) : Module<Tensor, Tensor>(nameof(ReLU))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.relu(input, inplace);
}
