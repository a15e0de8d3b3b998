using Tlpipe.Pipeline.Specs;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// L2-SP: draws the trunk's parameters to where they started, <c>alpha/2 · |w - w⁰|²</c>, and the new parameters to zero, <c>beta/2 · |w|²</c>.
/// As weight decay does, it acts on the parameters that have a gradient in the step; it is no part of the losses that the curves show.
/// </summary>
/// <remarks>Li et al., "Explicit inductive bias for transfer learning with convolutional networks", 2018, equation 3.</remarks>
internal sealed class StartingPointPenalty : IDisposable
{
    private readonly L2SpSpec _strength;
    private readonly List<(Parameter Parameter, Tensor? Start)> _parameters;

    /// <param name="strength">alpha and beta.</param>
    /// <param name="groups">The parameters as training begins; those of the group <see cref="LearningGroup.Trunk"/> came with weights.</param>
    public StartingPointPenalty(L2SpSpec strength, IReadOnlyList<LearningGroup> groups)
    {
        _strength = strength;
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        _parameters = [.. groups.SelectMany(group => group.Parameters.Select(parameter =>
            (parameter, group.Name == LearningGroup.Trunk ? parameter.detach().clone().DetachFromDisposeScope() : null)))];
    }

    /// <summary>Adds the penalty's gradient.</summary>
    public void AddGradients()
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (parameter, start) in _parameters)
        {
            if (parameter.grad is not { } gradient) continue;
            if (start is not null) gradient.add_(parameter.sub(start), _strength.Alpha);
            else gradient.add_(parameter, _strength.Beta);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, start) in _parameters) start?.Dispose();
    }
}
