using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Planning;

/// <summary>The input of a locked model.</summary>
/// <param name="Signature">What the program takes, without the batch dimension.</param>
/// <param name="Codec">The codec's name: <c>picture</c>.</param>
public sealed record LockedInput(InputSignature Signature, string Codec)
{
    /// <summary>How an application hands over one input.</summary>
    public InputForm Form { get; init; } = InputForm.File;

    /// <summary>Where the codec comes from; <see langword="null"/> for one of <c>Tlpipe.Models</c>.</summary>
    public CodecRuntime? Runtime { get; init; }
}

/// <summary>A task of a locked model.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Target">The data set's target that it learned.</param>
/// <param name="Output">How its output reads.</param>
/// <param name="Primary">The name of the metric that chose the epoch that shipped.</param>
/// <param name="Best">What that epoch reached.</param>
public sealed record LockedTask(string Name, string Target, OutputSignature Output, string Primary, MeasuredSplit Best);
