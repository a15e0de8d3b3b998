namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>What the flow of execution wants of autograd.</summary>
    private sealed record Mode(bool Grad, bool Inference);

    private static readonly Mode s_usual = new(Grad: true, Inference: false);

    // libtorch keeps its modes a thread; ours belong to the flow of execution and are set again wherever it goes on.
    private static readonly AsyncLocal<Mode?> s_mode = new(change => Apply(change.CurrentValue ?? s_usual));

    private static void Apply(Mode mode) => Shim.Check(Shim.tl_set_mode(mode.Grad ? 1 : 0, mode.Inference ? 1 : 0), "torch.set_grad_enabled");

    private static IDisposable Enter(Mode mode)
    {
        var previous = s_mode.Value;
        // First here, where a missing libtorch is an exception: an error in the handler of an AsyncLocal ends the process.
        Apply(mode);
        s_mode.Value = mode;
        return new Restore(() => s_mode.Value = previous);
    }

    /// <summary>No operation is recorded for autograd until the result is disposed.</summary>
    public static IDisposable no_grad() => Enter((s_mode.Value ?? s_usual) with { Grad = false });

    /// <summary>Operations are recorded again inside <see cref="no_grad"/>.</summary>
    public static IDisposable enable_grad(bool enabled = true) => Enter((s_mode.Value ?? s_usual) with { Grad = enabled });

    /// <summary>Operations are recorded, or not.</summary>
    public static IDisposable set_grad_enabled(bool enabled) => enable_grad(enabled);

    /// <summary>As <see cref="no_grad"/>, and faster: tensors made inside can never take part in autograd.</summary>
    public static IDisposable inference_mode(bool mode = true) => Enter(new(Grad: !mode, Inference: mode));

    /// <summary>Neither autograd nor inference mode: what is made inside outlives both, as the data of parameters must.</summary>
    internal static IDisposable PlainMode() => Enter(new(Grad: false, Inference: false));

    /// <summary>Whether operations are recorded now.</summary>
    public static bool is_grad_enabled() => (s_mode.Value ?? s_usual).Grad;

    /// <summary>Whether inference mode is on now.</summary>
    public static bool is_inference_mode_enabled() => (s_mode.Value ?? s_usual).Inference;
}
