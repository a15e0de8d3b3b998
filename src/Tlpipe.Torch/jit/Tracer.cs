using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

/// <summary>Runs managed code under libtorch's tracer.</summary>
internal static unsafe class Tracer
{
    private sealed class Call(Func<torch.Tensor, IReadOnlyList<torch.Tensor>> forward)
    {
        public Func<torch.Tensor, IReadOnlyList<torch.Tensor>> Forward { get; } = forward;
        public ExceptionDispatchInfo? Failure { get; set; }
    }

    internal static ScriptModule Trace(torch.nn.Module state, Func<torch.Tensor, IReadOnlyList<torch.Tensor>> forward, torch.Tensor example, bool asTuple)
    {
        using var mode = torch.PlainMode();
        var program = Shim.Check(Shim.tl_module_new(), "jit.trace");
        try
        {
            Register(program, state);
            Run(program, new Call(forward), example, asTuple);
            return new(program);
        }
        catch
        {
            Shim.tl_module_release(program);
            throw;
        }
    }

    private static void Register(nint program, torch.nn.Module state)
    {
        var buffers = state.named_buffers().Select(entry => entry.name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, tensor) in state.state_dict())
            Shim.Check(Shim.tl_module_register(program, name, tensor.Handle, buffers.Contains(name) ? 1 : 0), "jit.trace");
    }

    private static void Run(nint program, Call call, torch.Tensor example, bool asTuple)
    {
        var state = GCHandle.Alloc(call);
        try
        {
            var input = example.Handle;
            fixed (byte* name = "input\0"u8)
            {
                var names = name;
                var code = Shim.tl_module_trace(program, &input, 1, &names, asTuple ? 1 : 0, &Forward, GCHandle.ToIntPtr(state));
                call.Failure?.Throw();
                Shim.Check(code, "jit.trace");
            }
            GC.KeepAlive(example);
        }
        finally
        {
            state.Free();
        }
    }

    [UnmanagedCallersOnly]
    private static int Forward(nint state, nint* inputs, int count, nint* outputs, int capacity)
    {
        var call = (Call)GCHandle.FromIntPtr(state).Target!;
        try
        {
            using var scope = torch.NewDisposeScope();
            var results = call.Forward(torch.Tensor.Own(Shim.Check(Shim.tl_tensor_alias(inputs[0]), "jit.trace")));
            if (results.Count == 0 || results.Count > capacity)
                throw new InvalidOperationException($"a traced module gives 1 to {capacity} tensors, this one gave {results.Count}");
            for (var i = 0; i < results.Count; i++) outputs[i] = Shim.Check(Shim.tl_tensor_alias(results[i].Handle), "jit.trace");
            return results.Count;
        }
        // It crosses native frames as a code and is thrown again behind them.
        catch (Exception failure)
        {
            call.Failure = ExceptionDispatchInfo.Capture(failure);
            return -1;
        }
    }
}
