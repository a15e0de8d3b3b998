using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>Takes in the outputs of one split, batch by batch, and tells the metrics.</summary>
public interface IMeasurement
{
    /// <summary>Adds a batch.</summary>
    /// <param name="output">What the head gave, <c>[N, …]</c>.</param>
    /// <param name="target">The labels, <c>[N, …]</c>.</param>
    void Add(Tensor output, Tensor target);

    /// <summary>The metrics of all that was added.</summary>
    MeasuredMetrics Result();
}
