using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Gives its input: a new owner of the same tensor.</summary>
public sealed class Identity() : Module<Tensor, Tensor>(nameof(Identity))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.alias();
}
