using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>
/// The shared network: an ordered list of named stages from the codec's tensor (normalisation included) to the features.
/// Its parameters carry the names of the published architecture, so that published weights fit.
/// </summary>
public abstract class Trunk : nn.Module<Tensor, Tensor>
{
    /// <summary>A trunk.</summary>
    /// <param name="name">The name of the architecture.</param>
    protected Trunk(string name)
        : base(name)
    {
    }

    /// <summary>The stages, input to output. Together their modules hold every parameter of the trunk.</summary>
    public abstract IReadOnlyList<Stage> Stages { get; }

    /// <summary>All stages: from the codec's batch <c>[N, …]</c> to the features.</summary>
    public sealed override Tensor forward(Tensor input) => Forward(new Activations(input), 0, Stages.Count).Values;

    /// <summary>The stages from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public Activations Forward(Activations activations, int first, int end)
    {
        var input = activations;
        for (var stage = first; stage < end; stage++)
        {
            var before = activations;
            activations = Forward(Stages[stage], before);
            if (stage > first && !ReferenceEquals(before.Values, input.Values) && !ReferenceEquals(before.Values, activations.Values)) before.Values.Dispose();
        }

        return activations;
    }

    // What a stage makes on its way is released when it ends; autograd keeps what it needs.
    private static Activations Forward(Stage stage, Activations before)
    {
        using var scope = NewDisposeScope();
        var after = stage.Forward(before);
        if (!ReferenceEquals(after.Values, before.Values)) scope.MoveToOuter(after.Values);
        if (after.Mask is { } mask && !ReferenceEquals(mask, before.Mask)) scope.MoveToOuter(mask);
        return after;
    }
}
