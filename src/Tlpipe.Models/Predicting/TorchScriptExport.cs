using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models;

/// <summary>Joins a model's program and weights into one TorchScript file that Python, C++ and TorchSharp load with <c>torch.jit.load</c>.</summary>
public static class TorchScriptExport
{
    /// <summary>Writes the file. For pictures it takes uint8 <c>[N, 3, H, W]</c> and gives a tuple of logits, one tensor for each task in the model's order.</summary>
    /// <param name="artifact">The model's folder, or its <c>model.json</c>.</param>
    /// <param name="file">Where the file goes; one that is there is replaced. It appears whole or not at all.</param>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4209: the model cannot be loaded; TLP4010: the file cannot be written.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public static void Write(string artifact, string file)
    {
        using var program = ModelArtifact.Open(artifact).LoadProgram(CPU);
        AtomicFile.Replace(file, program.save);
    }
}
