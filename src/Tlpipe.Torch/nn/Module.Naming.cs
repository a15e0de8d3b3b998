using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>The submodules right below, with their names.</summary>
            public IEnumerable<(string name, Module module)> named_children() => _children.Select(child => (child.Key, child.Value));

            /// <summary>The submodules right below.</summary>
            public IEnumerable<Module> children() => _children.Values;

            /// <summary>All modules below, with dotted names, each before what is below it.</summary>
            public IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, child) in _children)
                {
                    yield return (name, child);
                    foreach (var (below, module) in child.named_modules()) yield return ($"{name}.{below}", module);
                }
            }

            /// <summary>All modules below, without this one.</summary>
            public IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>The module under a dotted name.</summary>
            /// <exception cref="ArgumentException">There is none.</exception>
            public Module get_submodule(string name) =>
                name.Length == 0 ? this
                : named_modules().FirstOrDefault(entry => entry.name == name).module
                    ?? throw new ArgumentException($"{GetName()} has no submodule '{name}'", nameof(name));

            /// <summary>The parameters with dotted names, this module's before those below; one that is shared comes once.</summary>
            public IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Walk("", recurse, module => module._parameters.Select(entry => (entry.Key, entry.Value)))
                    .DistinctBy(entry => entry.Item2, ReferenceEqualityComparer.Instance);

            /// <summary>The parameters here and below.</summary>
            public IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>The buffers with dotted names.</summary>
            public IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true) =>
                Walk("", recurse, module => module._buffers.Select(entry => (entry.Key, entry.Value.Value)));

            /// <summary>The buffers here and below.</summary>
            public IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse).Select(entry => entry.buffer);

            private IEnumerable<(string, TEntry)> Walk<TEntry>(string prefix, bool recurse, Func<Module, IEnumerable<(string, TEntry)>> own)
            {
                foreach (var (name, entry) in own(this)) yield return (prefix + name, entry);
                if (!recurse) yield break;
                foreach (var (name, child) in _children)
                    foreach (var entry in child.Walk($"{prefix}{name}.", recurse, own))
                        yield return entry;
            }
        }
    }
}
