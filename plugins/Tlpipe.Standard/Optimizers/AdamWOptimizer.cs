using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Adam as PyTorch's AdamW does it: weight decay shrinks the parameters, apart from the gradient.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization", 2019.</remarks>
internal sealed class AdamWOptimizer(AdamWOptions options) : IOptimizer
{
    public double LearningRate => options.Lr;

    public optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups) => optim.AdamW(groups.Select(Group));

    private optim.ParamGroup<AdamBase.Options> Group(ParameterGroup group) => new(group.Parameters, new()
    {
        LearningRate = options.Lr * group.Rate,
        beta1 = options.Beta1,
        beta2 = options.Beta2,
        eps = options.Eps,
        weight_decay = options.WeightDecay,
    });
}
