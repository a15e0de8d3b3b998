using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Abstractions;

/// <summary>What a balancer gets for one backward pass.</summary>
/// <param name="Losses">The losses of the tasks that have a labelled example in the batch; finite scalars whose graphs share the trunk.</param>
/// <param name="Shared">The shared trainable parameters; empty where the trunk is frozen.</param>
/// <param name="Progress">Where the run stands.</param>
/// <param name="Randomness">A stream of this pass alone.</param>
public sealed record BalancingStep(IReadOnlyList<TaskLoss> Losses, IReadOnlyList<Parameter> Shared, TrainingProgress Progress, RandomStream Randomness);
