using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Names a field's component otherwise than the field.</summary>
        [AttributeUsage(AttributeTargets.Field)]
        public sealed class ComponentNameAttribute : Attribute
        {
            /// <summary>The name in the state dict.</summary>
            public required string Name { get; init; }
        }

        // The fields of a network are found by reflection: a trimmed application keeps them.
        [DynamicallyAccessedMembers(Fields)]
        public abstract partial class Module
        {
            private const DynamicallyAccessedMemberTypes Fields = DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields;

            /// <summary>Registers the modules, parameters and (as buffers) tensors held in fields, in the order of their declaration, base classes first. Call at the end of the constructor.</summary>
            protected void RegisterComponents()
            {
                foreach (var field in ComponentFields(GetType()))
                {
                    var name = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    if (IsRegistered(name)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module: register_module(name, module); break;
                        case Parameter parameter: register_parameter(name, parameter); break;
                        case Tensor buffer: register_buffer(name, buffer); break;
                    }
                }
            }

            /// <summary>Registers a submodule under a name.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name);
                _children.Add(name, submodule);
            }

            /// <summary>Registers a parameter under a name.</summary>
            public virtual void register_parameter(string name, Parameter param)
            {
                CheckName(name);
                param.DetachFromDisposeScope();
                _parameters.Add(name, param);
            }

            /// <summary>Registers a tensor that is part of the state but not learned; where it is not persistent, it is not in the state dict.</summary>
            public virtual void register_buffer(string name, Tensor buffer, bool persistent = true)
            {
                CheckName(name);
                buffer.DetachFromDisposeScope();
                _buffers.Add(name, (buffer, persistent));
            }

            private bool IsRegistered(string name) =>
                _children.ContainsKey(name) || _parameters.ContainsKey(name) || _buffers.ContainsKey(name);

            private void CheckName(string name)
            {
                if (name.Length == 0 || name.Contains('.'))
                    throw new ArgumentException($"'{name}' is no name for a component of {GetName()}: a name has no dot and is not empty", nameof(name));
                if (IsRegistered(name))
                    throw new ArgumentException($"{GetName()} already has a component '{name}'", nameof(name));
            }

            [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Every base class on the way up is a Module, whose annotation holds for it.")]
            private static IEnumerable<FieldInfo> ComponentFields([DynamicallyAccessedMembers(Fields)] Type type)
            {
                if (type == typeof(Module)) return [];
                const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                var fields = type.GetFields(own)
                    .Where(field => !field.IsDefined(typeof(CompilerGeneratedAttribute)))
                    .OrderBy(field => field.MetadataToken);
                return ComponentFields(type.BaseType!).Concat(fields);
            }
        }
    }
}
