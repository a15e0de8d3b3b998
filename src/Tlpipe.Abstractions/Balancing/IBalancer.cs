using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Abstractions;

/// <summary>Balances the tasks of one step. It does the backward pass: it leaves a gradient on every parameter that the losses reach.</summary>
public interface IBalancer
{
    /// <summary>Starts the balancing of a run.</summary>
    /// <param name="tasks">The tasks, in the order of the model file.</param>
    IBalancing Begin(IReadOnlyList<string> tasks);
}

/// <summary>The balancing of one run, with the state it needs.</summary>
public interface IBalancing : IDisposable
{
    /// <summary>Does the backward pass of one step.</summary>
    /// <param name="losses">The losses of the tasks that have a labelled example in the batch; scalars whose graphs share the trunk.</param>
    /// <param name="shared">The shared trainable parameters; empty where the trunk is frozen.</param>
    /// <returns>The weight that each loss got, for the learning curves.</returns>
    IReadOnlyList<double> Backward(IReadOnlyList<TaskLoss> losses, IReadOnlyList<Parameter> shared);

    /// <summary>What a checkpoint must hold to go on from here; empty for a balancer without state.</summary>
    IReadOnlyDictionary<string, Tensor> State();

    /// <summary>Goes on from a checkpoint's state.</summary>
    void Restore(IReadOnlyDictionary<string, Tensor> state);
}

/// <summary>The loss of one task in one step.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Loss">A scalar with its graph.</param>
public sealed record TaskLoss(string Task, Tensor Loss);
