using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Modules;

/// <summary>Adam with weight decay apart from the gradient. Loshchilov and Hutter 2019.</summary>
public sealed class AdamW(IEnumerable<optim.ParamGroup<AdamBase.Options>> groups) : AdamBase(groups)
{
    private protected override Tensor[] Decay(Parameter[] parameters, Tensor[] gradients, Options options)
    {
        Foreach.MulInPlace(parameters, 1 - (options.LearningRate * options.weight_decay));
        return gradients;
    }
}
