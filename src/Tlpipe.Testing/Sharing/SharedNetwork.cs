using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>A trunk with what a sharing adds to it, up to the features of each task.</summary>
internal sealed class SharedNetwork : nn.Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly int _sharedStages;
    private readonly int _tasks;

    public SharedNetwork(Trunk trunk, SharingModule? sharing, int sharedStages, int tasks)
        : base("network")
    {
        (Trunk, Sharing, _sharedStages, _tasks) = (trunk, sharing, sharedStages, tasks);
        register_module("trunk", trunk);
        if (sharing is not null) register_module("sharing", sharing);
    }

    public Trunk Trunk { get; }

    /// <summary>What is added; <see langword="null"/> where every head gets the trunk's features.</summary>
    public SharingModule? Sharing { get; }

    /// <summary>What the stages give that are computed for all tasks together.</summary>
    public Activations Shared(Tensor input) => Trunk.Forward(new(input), 0, _sharedStages);

    /// <summary>The features of each task from what <see cref="Shared"/> gives.</summary>
    public IReadOnlyList<Tensor> Share(Activations shared) => Sharing is null ? [.. Enumerable.Repeat(shared.Values, _tasks)] : Sharing.call(shared);

    public override IReadOnlyList<Tensor> forward(Tensor input) => Share(Shared(input));

    /// <summary>The features in evaluation mode, without gradients.</summary>
    public IReadOnlyList<Tensor> Evaluate(Tensor input)
    {
        using var mode = no_grad();
        eval();
        return call(input);
    }
}
