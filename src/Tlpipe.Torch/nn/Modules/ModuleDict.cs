using System.Collections;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Modules under names, in the order of adding; calling them is their owner's business.</summary>
public sealed class ModuleDict<T> : Module, IReadOnlyCollection<KeyValuePair<string, T>> where T : Module
{
    private readonly OrderedDictionary<string, T> _modules = new(StringComparer.Ordinal);

    /// <summary>Modules under names.</summary>
    public ModuleDict(params IEnumerable<(string name, T module)> modules) : base("ModuleDict")
    {
        foreach (var (name, module) in modules) Add(name, module);
    }

    /// <inheritdoc/>
    public int Count => _modules.Count;

    /// <summary>The module under a name.</summary>
    public T this[string name] => _modules[name];

    /// <summary>Whether there is a module under a name.</summary>
    public bool ContainsKey(string name) => _modules.ContainsKey(name);

    /// <summary>Adds a module under a name.</summary>
    public void Add(string name, T module)
    {
        register_module(name, module);
        _modules.Add(name, module);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
