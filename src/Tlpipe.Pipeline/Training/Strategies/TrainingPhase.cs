namespace Tlpipe.Pipeline.Training;

/// <summary>Some epochs of a run in which the same parts learn at the same rates.</summary>
/// <param name="Name">For people and the learning curves: <c>probe</c>, <c>full</c>, <c>from layer3</c>.</param>
/// <param name="FirstEpoch">Its first epoch, from 1; it lasts until the next phase or the end.</param>
/// <param name="FrozenStages">The number of stages, from the input, that stay as they are: their parameters and statistics don't change and their output may be cached.</param>
/// <param name="StageRates">The factor on the learning rate of each stage of the trunk, input to output; 0 for a frozen one.</param>
/// <param name="HeadRate">The factor on the learning rate for the heads.</param>
public sealed record TrainingPhase(string Name, int FirstEpoch, int FrozenStages, IReadOnlyList<double> StageRates, double HeadRate);
