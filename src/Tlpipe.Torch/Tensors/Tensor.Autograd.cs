namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_detach = new("aten::detach");

        /// <summary>Whether autograd follows the tensor.</summary>
        public bool requires_grad
        {
            get => _meta?.RequiresGrad ?? Info.RequiresGrad != 0;
            set => requires_grad_(value);
        }

        /// <summary>Whether the tensor is a leaf of autograd's graph.</summary>
        public bool is_leaf => _meta is not null || Info.IsLeaf != 0;

        /// <summary>Sets <see cref="requires_grad"/> and gives the tensor back.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            if (_meta is not null) _meta.RequiresGrad = requires_grad;
            else Shim.Check(Shim.tl_tensor_set_requires_grad(Handle, requires_grad ? 1 : 0), "Tensor.requires_grad_");
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>The gradient that backward passes have added up, or null; setting null drops it. Each read is a new owner.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                if (_meta is not null) return null;
                nint grad;
                var found = Shim.Check(Shim.tl_tensor_grad(Handle, &grad), "Tensor.grad");
                GC.KeepAlive(this);
                return found == 1 ? Own(grad) : null;
            }
            set
            {
                if (_meta is not null) return;
                Shim.Check(Shim.tl_tensor_set_grad(Handle, value?.Handle ?? 0), "Tensor.grad");
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>The same data outside autograd's graph.</summary>
        public Tensor detach() => s_detach.Call(this);

        /// <summary>Adds the gradients of this tensor to the leaves it was computed from.</summary>
        public void backward(Tensor? gradient = null, bool retain_graph = false, bool create_graph = false, IEnumerable<Tensor>? inputs = null) =>
            autograd.backward([this], gradient is null ? null : [gradient], retain_graph, create_graph, inputs);
    }
}
