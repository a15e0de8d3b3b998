using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Abstractions;

/// <summary>A rule that turns gradients into steps.</summary>
public interface IOptimizer
{
    /// <summary>The learning rate at a schedule's factor of 1.</summary>
    double LearningRate { get; }

    /// <summary>Builds the optimizer of a run, one parameter group for each given, in their order.</summary>
    optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups);
}

/// <summary>Parameters that are trained at one rate.</summary>
/// <param name="Name">For people: <c>trunk</c>, <c>heads</c>, <c>layer3</c>.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Rate">The factor on the learning rate.</param>
public sealed record ParameterGroup(string Name, IReadOnlyList<Parameter> Parameters, double Rate = 1.0);
