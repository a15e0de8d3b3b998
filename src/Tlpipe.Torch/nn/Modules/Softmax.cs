using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Exponentials along a dimension that sum to 1.</summary>
public sealed class Softmax(long dim) : Module<Tensor, Tensor>(nameof(Softmax))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.softmax(dim);
}
