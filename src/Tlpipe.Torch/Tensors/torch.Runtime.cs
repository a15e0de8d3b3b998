namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>The libtorch that runs: <c>1.13.0</c>.</summary>
    public static string __version__ => TorchBuild.VersionIn(show_config()) ?? "unknown";

    /// <summary>The libtorch that the shim was compiled against.</summary>
    public static unsafe string compiled_version => System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)Shim.tl_compiled_version()) ?? "unknown";

    /// <summary>Accelerators.</summary>
    public static class cuda
    {
        /// <summary>Whether an accelerator can be used.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>How many accelerators there are.</summary>
        public static int device_count() => Shim.Check(Shim.tl_cuda_device_count(), "cuda.device_count");
    }

    /// <summary>The threads inside one operation, of libtorch and of OpenBLAS. The number changes the last bits of results.</summary>
    public static void set_num_threads(int num) => Shim.Check(Shim.tl_set_num_threads(num), "torch.set_num_threads");

    /// <summary>The threads inside one operation.</summary>
    public static int get_num_threads() => Shim.Check(Shim.tl_get_num_threads(), "torch.get_num_threads");

    /// <summary>Refuses (or, with <paramref name="warn_only"/>, warns of) operations whose result differs from run to run.</summary>
    public static void use_deterministic_algorithms(bool mode, bool warn_only = false) =>
        Shim.Check(Shim.tl_set_deterministic(mode ? 1 : 0, warn_only ? 1 : 0), "torch.use_deterministic_algorithms");

    /// <summary>How libtorch was built, in its own words.</summary>
    public static unsafe string show_config() => Shim.TakeString(Shim.tl_runtime_config(), "torch.show_config");

    /// <summary>What the CPU kernels use: <c>AVX2</c>, <c>AVX512</c>, <c>DEFAULT</c>.</summary>
    public static string get_cpu_capability() => TorchBuild.CapabilityIn(show_config()) ?? "unknown";

    /// <summary>
    /// The libraries under ATen whose kernels depend on the processor, and which kernels they chose: <c>oneDNN 7, OpenBLAS Zen</c>
    /// (oneDNN's number is its <c>dnnl_cpu_isa_t</c>). Where two machines differ in it, results differ in their last bits.
    /// </summary>
    public static unsafe string get_kernel_libraries() => Shim.TakeString(Shim.tl_kernel_libraries(), "torch.get_kernel_libraries");
}
