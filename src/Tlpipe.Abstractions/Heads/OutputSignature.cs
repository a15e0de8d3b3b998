namespace Tlpipe.Abstractions;

/// <summary>How an application reads a head's output.</summary>
/// <param name="Kind">What the numbers mean.</param>
/// <param name="Labels">The names of the outputs, in order; empty for numbers.</param>
public sealed record OutputSignature(OutputKind Kind, IReadOnlyList<string> Labels);

/// <summary>The meanings that an output can have.</summary>
public enum OutputKind
{
    /// <summary>Logits <c>[N, classes]</c>: their softmax are the confidences of the classes.</summary>
    Softmax,

    /// <summary>Logits <c>[N, labels]</c>: the sigmoid of each is the confidence of its label.</summary>
    Sigmoid,

    /// <summary>Numbers <c>[N, 1]</c>, as they are.</summary>
    Number,
}
