using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Modules;

/// <summary>Adam; weight decay is added to the gradient. Kingma and Ba 2015.</summary>
public sealed class Adam(IEnumerable<optim.ParamGroup<AdamBase.Options>> groups) : AdamBase(groups)
{
    private protected override Tensor[] Decay(Parameter[] parameters, Tensor[] gradients, Options options) =>
        Foreach.Add(gradients, parameters, options.weight_decay);
}
