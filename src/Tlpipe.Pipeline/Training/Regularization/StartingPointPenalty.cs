using Tlpipe.Pipeline.Specs;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// L2-SP: draws the trunk's parameters to where they started, <c>alpha/2 · |w - w⁰|²</c>, and the new parameters to zero, <c>beta/2 · |w|²</c>.
/// The rows of tokens that the weights don't know are new.
/// As weight decay does, it acts on the parameters that have a gradient in the step; it is no part of the losses that the curves show.
/// </summary>
/// <remarks>Li et al., "Explicit inductive bias for transfer learning with convolutional networks", 2018, equation 3.</remarks>
internal sealed class StartingPointPenalty : IDisposable
{
    private readonly L2SpSpec _strength;
    private readonly List<(Parameter Parameter, Tensor? Start)> _parameters;

    /// <param name="strength">alpha and beta.</param>
    /// <param name="groups">The parameters as training begins; those of the group <see cref="LearningGroup.Trunk"/> came with weights.</param>
    /// <param name="tokenWeights">Those of them whose last rows didn't.</param>
    /// <param name="newRows">The number of these rows.</param>
    public StartingPointPenalty(L2SpSpec strength, IReadOnlyList<LearningGroup> groups, IEnumerable<Parameter> tokenWeights, int newRows)
    {
        var grown = tokenWeights.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        _strength = strength;
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        _parameters = [.. groups.SelectMany(group => group.Parameters.Select(parameter =>
            (parameter, group.Name == LearningGroup.Trunk ? StartOf(parameter, grown.Contains(parameter) ? newRows : 0) : null)))];
    }

    private static Tensor StartOf(Parameter parameter, int newRows) =>
        (newRows == 0 ? parameter.detach() : parameter.detach().narrow(0, 0, parameter.shape[0] - newRows)).clone().DetachFromDisposeScope();

    /// <summary>Adds the penalty's gradient.</summary>
    public void AddGradients()
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (parameter, start) in _parameters)
        {
            if (parameter.grad is not { } gradient) continue;
            if (start is null) gradient.add_(parameter, _strength.Beta);
            else if (start.shape.SequenceEqual(parameter.shape)) gradient.add_(parameter.sub(start), _strength.Alpha);
            else AddToRows(parameter, gradient, start);
        }
    }

    private void AddToRows(Parameter parameter, Tensor gradient, Tensor start)
    {
        var (known, added) = (start.shape[0], parameter.shape[0] - start.shape[0]);
        gradient.narrow(0, 0, known).add_(parameter.narrow(0, 0, known).sub(start), _strength.Alpha);
        gradient.narrow(0, known, added).add_(parameter.narrow(0, known, added), _strength.Beta);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, start) in _parameters) start?.Dispose();
    }
}
