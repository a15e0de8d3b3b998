using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Stochastic gradient descent as PyTorch's SGD does it.</summary>
/// <remarks>Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013.</remarks>
internal sealed class SgdOptimizer(SgdOptions options) : IOptimizer
{
    public double LearningRate => options.Lr;

    public optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups) => optim.SGD(groups.Select(Group));

    private optim.ParamGroup<SGD.Options> Group(ParameterGroup group) => new(group.Parameters, new()
    {
        LearningRate = options.Lr * group.Rate,
        momentum = options.Momentum,
        dampening = options.Dampening,
        weight_decay = options.WeightDecay,
        nesterov = options.Nesterov,
    });
}
