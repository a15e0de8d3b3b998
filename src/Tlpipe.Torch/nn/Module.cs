using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>Neural network modules.</summary>
    public static partial class nn
    {
        /// <summary>A part of a network: parameters, buffers and submodules, each under a name, in the order of registration.</summary>
        public abstract partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter> _parameters = new(StringComparer.Ordinal);
            private readonly OrderedDictionary<string, (Tensor Value, bool Persistent)> _buffers = new(StringComparer.Ordinal);
            private readonly OrderedDictionary<string, Module> _children = new(StringComparer.Ordinal);

            /// <summary>A module with a name for people to read.</summary>
            protected Module(string name) => Name = name;

            /// <summary>The name for people to read.</summary>
            public string Name { get; }

            /// <summary>The name for people to read.</summary>
            public virtual string GetName() => Name;

            /// <summary>Whether the module trains: dropout drops, BatchNorm takes the statistics of the batch.</summary>
            /// <value>true</value>
            public bool training { get; private set; } = true;

            /// <summary>Sets <see cref="training"/> here and below.</summary>
            public virtual void train(bool on = true)
            {
                training = on;
                foreach (var child in _children.Values) child.train(on);
            }

            /// <summary>The same as <c>train(false)</c>.</summary>
            public void eval() => train(false);

            /// <summary>Sets <c>requires_grad</c> of every parameter here and below.</summary>
            public Module requires_grad_(bool requires_grad = true)
            {
                foreach (var parameter in parameters()) parameter.requires_grad_(requires_grad);
                return this;
            }

            /// <summary>Drops (or zeroes) the gradients of every parameter here and below.</summary>
            public void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) optim.Optimizer.ZeroGrad(parameter, set_to_none);
            }

            /// <summary>Calls <paramref name="fn"/> with every module below, then with this one.</summary>
            public Module apply(Action<Module> fn)
            {
                foreach (var child in _children.Values) child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Disposes parameters, buffers and submodules.</summary>
            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes parameters, buffers and submodules.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var parameter in _parameters.Values) parameter.Dispose();
                foreach (var (buffer, _) in _buffers.Values) buffer.Dispose();
                foreach (var child in _children.Values) child.Dispose();
            }

            /// <summary>The module's name.</summary>
            public override string ToString() => GetName();
        }

        /// <summary>A module that takes one value.</summary>
        public abstract class Module<T, TResult>(string name) : Module(name)
        {
            /// <summary>What the module computes; write this, use <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes the module's result.</summary>
            public TResult call(T input) => forward(input);
        }

        /// <summary>A module that takes two values.</summary>
        public abstract class Module<T1, T2, TResult>(string name) : Module(name)
        {
            /// <summary>What the module computes; write this, use <see cref="call"/>.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Computes the module's result.</summary>
            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }
    }
}
