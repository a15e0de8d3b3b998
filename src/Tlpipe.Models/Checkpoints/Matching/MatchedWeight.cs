namespace Tlpipe.Models.Checkpoints;

/// <summary>A tensor of a checkpoint and the network's parameter or buffer that it goes into.</summary>
/// <param name="Entry">The tensor in the checkpoint.</param>
/// <param name="Expected">The parameter or buffer.</param>
public sealed record MatchedWeight(CheckpointEntry Entry, ExpectedWeight Expected);
