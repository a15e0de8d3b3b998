using System.Runtime.InteropServices;
using Tlpipe.Abstractions;
using Tlpipe.Torch;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Doctor;

/// <summary>The native libraries.</summary>
internal static class Libraries
{
    private const string OpenBlas = "libopenblas.so.0";
    private const string MemoryMap = "/proc/self/maps";

    /// <summary>libtorch, what it computes with, and OpenBLAS.</summary>
    public static IEnumerable<Finding> Torch()
    {
        Finding[] findings;
        try
        {
            findings =
            [
                new("libtorch", $"{torch.__version__} (the shim was compiled against {torch.compiled_version})"),
                new("cpu kernels", torch.get_cpu_capability()),
                new("cuda", torch.cuda.is_available() ? $"{torch.cuda.device_count()} device(s)" : "none: training runs on the processor"),
                Blas(),
            ];
        }
        catch (Exception error) when (error is TorchUnavailableException or TypeInitializationException)
        {
            findings = [new("libtorch", "none", ToolDiagnostics.Of(error)[0])];
        }

        return findings;
    }

    /// <summary>What decodes JPEG.</summary>
    public static Finding TurboJpeg() => Library("libturbojpeg", "libturbojpeg.so.0", "JPEG pictures can't be decoded", "libturbojpeg0");

    /// <summary>What decodes PNG.</summary>
    public static Finding Png() => Library("libpng", "libpng16.so.16", "PNG pictures can't be decoded", "libpng16-16");

    // libtorch computes with the BLAS that the system's alternatives name; it is the right one where OpenBLAS came into the process with it.
    private static Finding Blas() =>
        !File.Exists(MemoryMap) || File.ReadLines(MemoryMap).Any(line => line.Contains(OpenBlas.Split('.')[0], StringComparison.Ordinal))
            ? new("openblas", OpenBlas)
            : new("openblas", "not used", Diagnostic.Error("TLP9004", "libtorch computes with the reference BLAS, many times slower than OpenBLAS; install it: apt-get install libopenblas0-pthread"));

    private static Finding Library(string name, string file, string consequence, string package)
    {
        if (!NativeLibrary.TryLoad(file, out var handle))
            return new(name, "none", Diagnostic.Error("TLP9101", $"{consequence} because {file} is not installed; install it: apt-get install {package}"));
        NativeLibrary.Free(handle);
        return new(name, file);
    }
}
