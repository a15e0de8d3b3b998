using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Tlpipe.Torch;

/// <summary>Finds and loads the shim, and with it libtorch, and turns every failure into one clear exception.</summary>
internal static unsafe class ShimLoader
{
    private const string FileName = "libtlpipe_torch.so";

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>How many bytes of given-back tensors are kept for the next step: more than the activations of a usual step.</summary>
    private const long KeptTensorBytes = 2L << 30;

    /// <summary>How many bytes of free memory glibc keeps at the top of its heap: the scratch space of oneDNN.</summary>
    private const long KeptHeapBytes = 512L << 20;

    internal static void Install() => NativeLibrary.SetDllImportResolver(typeof(Shim).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Shim.Library ? Loaded.Value : 0;

    private static nint Load()
    {
        OpenMP.WaitPolitely();
        nint library;
        try
        {
            library = NativeLibrary.Load(Locate() ?? throw TorchUnavailableException.NoShim(FileName));
        }
        catch (DllNotFoundException reason)
        {
            throw TorchUnavailableException.From(reason.Message);
        }
        KeepMemory(library);
        CheckVersion(library);
        return library;
    }

    // Beside this assembly, as a tool or a plugin host lays it out; where the program is a single file, beside that or where it unpacks its native libraries.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is expected.")]
    private static string? Locate()
    {
        var folder = Path.GetDirectoryName(typeof(Shim).Assembly.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory;
        string[] candidates = [Path.Combine(folder, FileName), Path.Combine(folder, "runtimes", "linux-x64", "native", FileName), Path.Combine(AppContext.BaseDirectory, FileName)];
        return candidates.FirstOrDefault(File.Exists)
            ?? (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(':')
                .Where(f => f.Length > 0).Select(f => Path.Combine(f, FileName)).FirstOrDefault(File.Exists);
    }

    // No more than a quarter of what the machine (or its container) has.
    private static void KeepMemory(nint library)
    {
        var quarter = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;
        _ = ((delegate* unmanaged<long, long, int>)NativeLibrary.GetExport(library, "tl_keep_memory"))(Math.Min(KeptTensorBytes, quarter), Math.Min(KeptHeapBytes, quarter));
    }

    private static void CheckVersion(nint library)
    {
        var compiled = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tl_compiled_version"))())!;
        var config = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tl_runtime_config"))()) ?? "";
        var running = TorchBuild.VersionIn(config);
        if (running is not null && TorchBuild.MajorMinor(running) != TorchBuild.MajorMinor(compiled))
            throw TorchUnavailableException.WrongVersion($"compiled against libtorch {compiled}, but {running} was loaded");
    }
}
