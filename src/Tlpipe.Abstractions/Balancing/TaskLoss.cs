using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>The loss of one task in one step.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Loss">A scalar with its graph.</param>
public sealed record TaskLoss(string Task, Tensor Loss);
