using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Each element held between 0 and 6.</summary>
public sealed class ReLU6(bool inplace = false) : Module<Tensor, Tensor>(nameof(ReLU6))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.relu6(input, inplace);
}
