using System.Collections;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Modules in a list, registered as 0, 1, 2, …; calling them is their owner's business.</summary>
public sealed class ModuleList<T> : Module, IReadOnlyList<T> where T : Module
{
    private readonly List<T> _list = [];

    /// <summary>A list of modules.</summary>
    public ModuleList(params IEnumerable<T> modules) : base("ModuleList")
    {
        foreach (var module in modules) append(module);
    }

    /// <inheritdoc/>
    public int Count => _list.Count;

    /// <inheritdoc/>
    public T this[int index] => _list[index];

    /// <summary>Adds a module at the end.</summary>
    public ModuleList<T> append(T module)
    {
        register_module(_list.Count.ToString(), module);
        _list.Add(module);
        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
