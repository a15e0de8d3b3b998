using Tlpipe.Abstractions;
using Tlpipe.Torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Where tensors can live besides the processor's memory.</summary>
public static class Accelerator
{
    /// <summary>Nothing where libtorch can use a device.</summary>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <exception cref="DiagnosticException">TLP9005: it can't.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public static void ThrowUnlessUsable(string device)
    {
        if (device == "cuda" && !torch.cuda.is_available()) throw new DiagnosticException(None());
    }

    private static Diagnostic None() => Diagnostic.Error(
        "TLP9005",
        "there is no CUDA device that libtorch can use: none is installed, or this libtorch was built without CUDA; leave --device out, or install both");
}
