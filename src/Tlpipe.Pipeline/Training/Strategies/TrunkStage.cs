namespace Tlpipe.Pipeline.Training;

/// <summary>A stage of a planned trunk.</summary>
/// <param name="Name">Its name: <c>layer3</c>.</param>
/// <param name="Parameters">The number of its parameters; 0 for a pooling.</param>
/// <param name="HasBatchNorm">Whether there is a BatchNorm in it.</param>
public sealed record TrunkStage(string Name, long Parameters, bool HasBatchNorm = false)
{
    /// <summary>Whether there is anything in it to train.</summary>
    public bool Learns => Parameters > 0;
}
