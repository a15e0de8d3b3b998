using System.Runtime.InteropServices;
using Tlpipe.Abstractions;
using Tlpipe.Torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Starts libtorch the way that training needs it.</summary>
internal static class Engine
{
    /// <summary>Held while a model is trained: libtorch has one default generator and one number of threads a process.</summary>
    public static Lock Exclusive { get; } = new();

    /// <summary>Sets threads and determinism, and says how things will be computed.</summary>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public static TrainingEnvironment Start(int threads, string device)
    {
        if (device == "cuda" && !torch.cuda.is_available()) throw new DiagnosticException(NoAccelerator());
        torch.set_num_threads(threads);
        torch.use_deterministic_algorithms(true);
        return new($"libtorch {torch.__version__}", device, threads, $"{torch.get_cpu_capability()}, {torch.get_kernel_libraries()}", RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());
    }

    private static Diagnostic NoAccelerator() => Diagnostic.Error(
        "TLP9005",
        "there is no CUDA device that libtorch can use: none is installed, or this libtorch was built without CUDA; leave --device out, or install both");
}
