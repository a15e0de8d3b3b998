using System.Reflection;
using System.Runtime.InteropServices;

namespace Tlpipe.Torch;

/// <summary>Finds and loads the shim, and with it libtorch, and turns every failure into one clear exception.</summary>
internal static unsafe class ShimLoader
{
    private const string FileName = "libtlpipe_torch.so";

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>How many bytes of free memory glibc keeps at the top of the heap: larger than the activations of a step, far below a machine's memory.</summary>
    private const long KeptHeapBytes = 2L << 30;

    internal static void Install() => NativeLibrary.SetDllImportResolver(typeof(Shim).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Shim.Library ? Loaded.Value : 0;

    private static nint Load()
    {
        nint library;
        try
        {
            library = NativeLibrary.Load(Locate() ?? throw TorchUnavailableException.NoShim(FileName));
        }
        catch (DllNotFoundException reason)
        {
            throw TorchUnavailableException.From(reason.Message);
        }
        KeepHeap(library);
        CheckVersion(library);
        return library;
    }

    private static string? Locate()
    {
        var folder = Path.GetDirectoryName(typeof(Shim).Assembly.Location) is { Length: > 0 } beside ? beside : AppContext.BaseDirectory;
        string[] candidates = [Path.Combine(folder, FileName), Path.Combine(folder, "runtimes", "linux-x64", "native", FileName), Path.Combine(AppContext.BaseDirectory, FileName)];
        return candidates.FirstOrDefault(File.Exists)
            ?? (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(':')
                .Where(f => f.Length > 0).Select(f => Path.Combine(f, FileName)).FirstOrDefault(File.Exists);
    }

    private static void KeepHeap(nint library) =>
        ((delegate* unmanaged<long, int>)NativeLibrary.GetExport(library, "tl_keep_heap"))(KeptHeapBytes);

    private static void CheckVersion(nint library)
    {
        var compiled = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tl_compiled_version"))())!;
        var config = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tl_runtime_config"))()) ?? "";
        var running = TorchBuild.VersionIn(config);
        if (running is not null && TorchBuild.MajorMinor(running) != TorchBuild.MajorMinor(compiled))
            throw TorchUnavailableException.WrongVersion($"compiled against libtorch {compiled}, but {running} was loaded");
    }
}
