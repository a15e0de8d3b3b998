using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Adam or AdamW as PyTorch does them; they differ in what weight decay acts on.</summary>
/// <param name="options">What both have.</param>
/// <param name="weightDecay">The weight decay.</param>
/// <param name="create">Makes the one or the other.</param>
internal sealed class AdamOptimizer(
    AdamFamilyOptions options, double weightDecay, Func<IEnumerable<optim.ParamGroup<AdamBase.Options>>, optim.Optimizer> create) : IOptimizer
{
    public double LearningRate => options.Lr;

    public optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups) => create(groups.Select(Group));

    private optim.ParamGroup<AdamBase.Options> Group(ParameterGroup group) => new(group.Parameters, new()
    {
        LearningRate = options.Lr * group.Rate,
        beta1 = options.Beta1,
        beta2 = options.Beta2,
        eps = options.Eps,
        weight_decay = weightDecay,
    });
}
