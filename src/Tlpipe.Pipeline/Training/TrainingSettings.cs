namespace Tlpipe.Pipeline.Training;

/// <summary>How a run is carried out. Nothing here changes what comes out, but for the environment, which is recorded.</summary>
/// <param name="Environment">How it is computed.</param>
/// <param name="Clock">Tells when a checkpoint is due.</param>
/// <param name="CheckpointInterval">The time between two checkpoints.</param>
public sealed record TrainingSettings(TrainingEnvironment Environment, TimeProvider Clock, TimeSpan CheckpointInterval);
