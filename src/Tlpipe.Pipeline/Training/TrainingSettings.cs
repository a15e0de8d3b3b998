using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>How a run is carried out. Nothing here changes what comes out, but for the environment, which is recorded.</summary>
/// <param name="Environment">How it is computed.</param>
/// <param name="Clock">Tells when a checkpoint is due.</param>
/// <param name="CheckpointInterval">The time between two checkpoints.</param>
/// <param name="Inputs">What was planned with. Once it has changed, nothing is kept for a later run: when it is as before again, that run would go on from what was made of something else.</param>
public sealed record TrainingSettings(TrainingEnvironment Environment, TimeProvider Clock, TimeSpan CheckpointInterval, InputFiles Inputs);
