using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Adam as PyTorch does it: weight decay is added to the gradient.</summary>
/// <remarks>Kingma and Ba, "Adam: a method for stochastic optimization", 2015.</remarks>
internal sealed class AdamOptimizer(AdamOptions options) : IOptimizer
{
    public double LearningRate => options.Lr;

    public optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups) => optim.Adam(groups.Select(Group));

    private optim.ParamGroup<AdamBase.Options> Group(ParameterGroup group) => new(group.Parameters, new()
    {
        LearningRate = options.Lr * group.Rate,
        beta1 = options.Beta1,
        beta2 = options.Beta2,
        eps = options.Eps,
        weight_decay = options.WeightDecay,
    });
}
