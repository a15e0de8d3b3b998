using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Drops elements with a probability while training and scales the rest up.</summary>
public sealed class Dropout(double p = 0.5) : Module<Tensor, Tensor>(nameof(Dropout))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.dropout(input, p, training);
}
