namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>Parameters and persistent buffers by dotted name, in PyTorch's order. The tensors are the module's own, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict()
            {
                var state = new Dictionary<string, Tensor>(StringComparer.Ordinal);
                foreach (var (name, tensor) in Walk<Tensor>("", recurse: true, OwnState)) state.Add(name, tensor);
                return state;
            }

            private static IEnumerable<(string, Tensor)> OwnState(Module module) =>
                module._parameters.Select(entry => (entry.Key, (Tensor)entry.Value))
                    .Concat(module._buffers.Where(entry => entry.Value.Persistent).Select(entry => (entry.Key, entry.Value.Value)));

            /// <summary>Copies tensors of the same names and shapes into parameters and buffers.</summary>
            /// <exception cref="StateDictException">A shape differs; or, where <paramref name="strict"/>, a name is missing or not the module's. Nothing was copied.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(Dictionary<string, Tensor> source, bool strict = true)
            {
                var mine = state_dict();
                string[] missing = [.. mine.Keys.Where(name => !source.ContainsKey(name))];
                string[] unexpected = [.. source.Keys.Where(name => !mine.ContainsKey(name))];
                var common = mine.Where(entry => source.ContainsKey(entry.Key)).ToArray();
                string[] misshapen = [.. common
                    .Where(entry => !entry.Value.shape.SequenceEqual(source[entry.Key].shape))
                    .Select(entry => $"{entry.Key} is {Shape(source[entry.Key])} where {Shape(entry.Value)} is needed")];
                if (misshapen.Length > 0 || (strict && missing.Length + unexpected.Length > 0))
                    throw new StateDictException(GetName(), strict ? missing : [], strict ? unexpected : [], misshapen);

                using (no_grad())
                    foreach (var (name, tensor) in common) tensor.copy_(source[name]);
                return (missing, unexpected);
            }

            private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

            /// <summary>Replaces the data of every parameter and buffer by what <paramref name="convert"/> makes of it; whoever holds them sees the new data.</summary>
            internal void ConvertState(Func<Tensor, Tensor> convert)
            {
                using var mode = PlainMode();
                foreach (var tensor in parameters().Concat(buffers()))
                {
                    var learns = tensor.requires_grad;
                    using var data = tensor.detach();
                    tensor.Become(convert(data).DetachFromDisposeScope());
                    tensor.requires_grad_(learns);
                }
            }
        }
    }
}
