namespace Tlpipe.Torch.Modules
{
    /// <summary>A tensor that a module learns: it registers itself in the module that holds it and lives as long as that module, in no dispose scope.</summary>
    public sealed class Parameter : torch.Tensor
    {
        /// <summary>Shares the data of <paramref name="data"/>, which may be disposed afterwards.</summary>
        public Parameter(torch.Tensor data, bool requires_grad = true)
            : this(data, requires_grad, data.is_meta)
        {
        }

        /// <summary>A parameter of fresh data, which it takes over.</summary>
        internal static Parameter Adopt(torch.Tensor data)
        {
            using var taken = data;
            return new(taken);
        }

        private Parameter(torch.Tensor data, bool requires_grad, bool meta)
            : base(meta ? new MetaTensor(data.shape, data.dtype) : null, meta ? 0 : DetachedHandle(data))
        {
            DetachFromDisposeScope();
            if (data.dtype.IsFloatingPoint()) requires_grad_(requires_grad);
        }
    }
}

namespace Tlpipe.Torch
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a learnable parameter of a tensor's data.</summary>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
