using System.Runtime.InteropServices;
using Tlpipe.Torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Starts libtorch the way that training needs it.</summary>
internal static class Engine
{
    /// <summary>Held while a model is trained: libtorch has one default generator and one number of threads a process.</summary>
    public static Lock Exclusive { get; } = new();

    /// <summary>Sets threads and determinism, and says how things will be computed.</summary>
    /// <exception cref="Abstractions.DiagnosticException">TLP9005: there is no such device.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public static TrainingEnvironment Start(int threads, string device)
    {
        Accelerator.ThrowUnlessUsable(device);
        torch.set_num_threads(threads);
        torch.use_deterministic_algorithms(true);
        return new($"libtorch {torch.__version__}", device, threads, $"{torch.get_cpu_capability()}, {torch.get_kernel_libraries()}", RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());
    }
}
