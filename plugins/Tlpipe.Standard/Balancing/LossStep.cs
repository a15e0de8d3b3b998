using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>What a weighting of losses looks at.</summary>
/// <param name="Tasks">The tasks that have a loss, as positions among the run's.</param>
/// <param name="Losses">Their losses.</param>
/// <param name="Progress">Where the run stands.</param>
/// <param name="Randomness">A stream of this pass alone.</param>
internal sealed record LossStep(int[] Tasks, double[] Losses, TrainingProgress Progress, RandomStream Randomness);
