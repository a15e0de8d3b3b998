using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>
/// Modules one after another. What one module hands to the next is given back as soon as the next has run
/// (autograd keeps what it needs), so a deep network in inference mode holds two activations, not all.
/// </summary>
public sealed class Sequential : Module<Tensor, Tensor>
{
    private readonly List<Module<Tensor, Tensor>> _modules = [];

    /// <summary>Modules under names.</summary>
    public Sequential(params IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) append(name, module);
    }

    /// <summary>Modules named 0, 1, 2, …</summary>
    public Sequential(params IEnumerable<Module<Tensor, Tensor>> modules) : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>The module at a place.</summary>
    public Module<Tensor, Tensor> this[int index] => _modules[index];

    /// <summary>Adds a module at the end, under its place's number.</summary>
    public Sequential append(Module<Tensor, Tensor> module) => append(_modules.Count.ToString(), module);

    /// <summary>Adds a module at the end, under a name.</summary>
    public Sequential append(string name, Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _modules.Add(module);
        return this;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_modules.Count == 0) return input.alias();
        var current = input;
        foreach (var module in _modules)
        {
            var next = module.call(current);
            if (!ReferenceEquals(next, current) && !ReferenceEquals(current, input)) current.Dispose();
            current = next;
        }
        return current;
    }
}
