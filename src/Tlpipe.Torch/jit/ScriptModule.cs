using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Modules;

/// <summary>A TorchScript program with its weights.</summary>
public sealed unsafe class ScriptModule : nn.Module<Tensor, Tensor>
{
    private nint _handle;

    internal ScriptModule(nint handle) : base(nameof(ScriptModule)) => _handle = handle;

    /// <summary>The safety net for a program that was not disposed.</summary>
    ~ScriptModule() => Release();

    private nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(ScriptModule));

    /// <summary>Runs the program for its one output.</summary>
    /// <exception cref="InvalidOperationException">The program gives a tuple: use <see cref="forward_all"/>.</exception>
    public override Tensor forward(Tensor input)
    {
        var result = Run([input]);
        if (result.Tag == NativeTag.Tensor) return Tensor.Own(result.Pointer);
        foreach (var tensor in Tensor.OwnAll(result)) tensor.Dispose();
        throw new InvalidOperationException("the program gives a tuple; call forward_all");
    }

    /// <summary>Runs the program for all its outputs: those of its tuple, or the one.</summary>
    public Tensor[] forward_all(params Tensor[] inputs)
    {
        var result = Run(inputs);
        return result.Tag == NativeTag.Tensor ? [Tensor.Own(result.Pointer)] : Tensor.OwnAll(result);
    }

    private NativeValue Run(Tensor[] inputs)
    {
        NativeValue result;
        nint[] handles = [.. inputs.Select(t => t.Handle)];
        fixed (nint* p = handles) Shim.Check(Shim.tl_module_forward(Handle, p, handles.Length, &result), "jit.forward");
        GC.KeepAlive(inputs);
        GC.KeepAlive(this);
        return result;
    }

    /// <summary>The program's text, without the shapes seen while tracing.</summary>
    public string graph => Shim.TakeString(Shim.tl_module_graph(Handle), "jit.graph");

    /// <summary>Writes program and weights; the same program gives the same bytes under any file name.</summary>
    public void save(string filename) => Save(filename, withWeights: true);

    /// <summary>Writes the program with an empty tensor in the place of each weight; <see cref="load_state_dict"/> brings them back.</summary>
    public void save_without_weights(string filename) => Save(filename, withWeights: false);

    private void Save(string filename, bool withWeights) =>
        Shim.Check(Shim.tl_module_save(Handle, filename, withWeights ? 1 : 0), "jit.save");

    /// <summary>The program's tensors by dotted name, each a new owner.</summary>
    public override Dictionary<string, Tensor> state_dict()
    {
        nint* tensors;
        int count;
        var names = Shim.TakeString(Shim.tl_module_state(Handle, &tensors, &count), "jit.state_dict").Split('\n');
        var list = new NativeValue { Tag = NativeTag.TensorList, Count = count, Pointer = (nint)tensors };
        var state = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (tensor, name) in Tensor.OwnAll(list).Zip(names)) state.Add(name, tensor);
        return state;
    }

    /// <summary>Gives the program its weights: the tensors themselves, not copies; shapes are the caller's care, since a program saved without weights knows none.</summary>
    /// <exception cref="StateDictException"><paramref name="strict"/>, and a name is missing or not the program's. Nothing was set.</exception>
    public override (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(Dictionary<string, Tensor> source, bool strict = true)
    {
        using var scope = NewDisposeScope();
        var mine = state_dict();
        string[] missing = [.. mine.Keys.Where(name => !source.ContainsKey(name))];
        string[] unexpected = [.. source.Keys.Where(name => !mine.ContainsKey(name))];
        if (strict && missing.Length + unexpected.Length > 0) throw new StateDictException("the program", missing, unexpected, []);
        foreach (var (name, tensor) in source)
            if (mine.ContainsKey(name)) Shim.Check(Shim.tl_module_set(Handle, name, tensor.Handle), "jit.load_state_dict");
        return (missing, unexpected);
    }

    /// <summary>A copy whose weights are constants, with BatchNorm folded into convolutions.</summary>
    public ScriptModule freeze() => new(Shim.Check(Shim.tl_module_freeze(Handle), "jit.freeze"));

    /// <summary>A copy of a frozen program with convolutions prepacked for this machine. Fastest to run; not to be saved.</summary>
    public ScriptModule optimize_for_inference() => new(Shim.Check(Shim.tl_module_optimize_for_inference(Handle), "jit.optimize_for_inference"));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _handle, 0) is var handle and not 0) Shim.tl_module_release(handle);
    }
}
