namespace Tlpipe.Models.Checkpoints;

/// <summary>A parameter or buffer that a network wants from a checkpoint.</summary>
/// <param name="Name">Its name in the network.</param>
/// <param name="Shape">Its size in every dimension.</param>
/// <param name="Optional">Whether it may be missing, as BatchNorm's <c>num_batches_tracked</c>, which old checkpoints lack.</param>
public sealed record ExpectedWeight(string Name, IReadOnlyList<long> Shape, bool Optional = false);
