using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Tlpipe.Torch;

/// <summary>The shim's functions, one to one.</summary>
internal static unsafe partial class Shim
{
    internal const string Library = "tlpipe_torch";

    static Shim() => ShimLoader.Install();

    [LibraryImport(Library)] internal static partial byte* tl_last_error();
    [LibraryImport(Library)] internal static partial void tl_free(void* memory);
    [LibraryImport(Library)] internal static partial byte* tl_compiled_version();
    [LibraryImport(Library)] internal static partial byte* tl_runtime_config();
    [LibraryImport(Library)] internal static partial byte* tl_kernel_libraries();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint tl_find_operator(string name, string overload);
    [LibraryImport(Library)] internal static partial int tl_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Library)] internal static partial void tl_tensor_release(nint tensor);
    [LibraryImport(Library)] internal static partial nint tl_tensor_alias(nint tensor);
    [LibraryImport(Library)] internal static partial int tl_tensor_info(nint tensor, NativeTensorInfo* info);
    [LibraryImport(Library)] internal static partial long tl_tensor_shape(nint tensor, long* sizes, long* strides, long capacity);
    [LibraryImport(Library)] internal static partial void* tl_tensor_data(nint tensor);
    [LibraryImport(Library)] internal static partial nint tl_tensor_from_memory(void* data, long bytes, long* sizes, int dim, int dtype);

    [LibraryImport(Library)] internal static partial int tl_tensor_set_requires_grad(nint tensor, int requiresGrad);
    [LibraryImport(Library)] internal static partial int tl_tensor_grad(nint tensor, nint* grad);
    [LibraryImport(Library)] internal static partial int tl_tensor_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int tl_backward(nint* tensors, nint* gradients, long count, nint* inputs, long inputCount, int retainGraph, int createGraph);
    [LibraryImport(Library)] internal static partial int tl_grad(nint* outputs, nint* gradients, long count, nint* inputs, long inputCount, nint* results, int retainGraph, int createGraph, int allowUnused);
    [LibraryImport(Library)] internal static partial int tl_set_mode(int grad, int inference);

    [LibraryImport(Library)] internal static partial int tl_manual_seed(ulong seed);
    [LibraryImport(Library)] internal static partial nint tl_generator_new(ulong seed);
    [LibraryImport(Library)] internal static partial int tl_generator_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial void tl_generator_release(nint generator);
    [LibraryImport(Library)] internal static partial int tl_set_num_threads(int count);
    [LibraryImport(Library)] internal static partial int tl_get_num_threads();
    [LibraryImport(Library)] internal static partial int tl_set_deterministic(int deterministic, int warnOnly);
    [LibraryImport(Library)] internal static partial int tl_cuda_device_count();

    [LibraryImport(Library)] internal static partial nint tl_module_new();
    [LibraryImport(Library)] internal static partial void tl_module_release(nint module);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int tl_module_register(nint module, string name, nint tensor, int isBuffer);
    [LibraryImport(Library)] internal static partial int tl_module_trace(nint module, nint* inputs, int count, byte** names, int asTuple, delegate* unmanaged<nint, nint*, int, nint*, int, int> callback, nint state);
    [LibraryImport(Library)] internal static partial byte* tl_module_graph(nint module);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int tl_module_save(nint module, string path, int withWeights);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint tl_module_load(string path);
    [LibraryImport(Library)] internal static partial byte* tl_module_state(nint module, nint** tensors, int* count);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int tl_module_set(nint module, string name, nint tensor);
    [LibraryImport(Library)] internal static partial nint tl_module_freeze(nint module);
    [LibraryImport(Library)] internal static partial nint tl_module_optimize_for_inference(nint module);
    [LibraryImport(Library)] internal static partial int tl_module_forward(nint module, nint* inputs, int count, NativeValue* result);

    /// <summary>Gives <paramref name="code"/> back, or throws what the last call on this thread failed with.</summary>
    internal static int Check(int code, string what) => code < 0 ? throw LastError(what) : code;

    /// <summary>Gives <paramref name="handle"/> back, or throws what the last call on this thread failed with.</summary>
    internal static nint Check(nint handle, string what) => handle == 0 ? throw LastError(what) : handle;

    /// <summary>The exception for a failure of <paramref name="what"/>: an operator's name or a function's.</summary>
    internal static TorchException LastError(string what) =>
        new(what, Marshal.PtrToStringUTF8((nint)tl_last_error()) ?? "unknown");

    /// <summary>A string that native code allocated; frees it.</summary>
    internal static string TakeString(byte* text, string what)
    {
        if (text is null) throw LastError(what);
        var copy = Marshal.PtrToStringUTF8((nint)text)!;
        tl_free(text);
        return copy;
    }
}
