namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>Gradients of several tensors at once.</summary>
    public static class autograd
    {
        /// <summary>The gradients of <paramref name="outputs"/> by <paramref name="inputs"/>, without touching any <c>grad</c>. An entry is null where <paramref name="allow_unused"/> and the input has no part in the outputs.</summary>
        /// <exception cref="TorchException">An input has no part in the outputs and <paramref name="allow_unused"/> is false.</exception>
        public static unsafe Tensor?[] grad(
            IEnumerable<Tensor> outputs, IEnumerable<Tensor> inputs, IEnumerable<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            Tensor[] outs = [.. outputs], ins = [.. inputs], grads = [.. grad_outputs ?? []];
            var results = new nint[ins.Length];
            fixed (nint* o = Handles(outs), i = Handles(ins), g = GradientHandles(grads, outs.Length), r = results)
                Shim.Check(Shim.tl_grad(o, g, outs.Length, i, ins.Length, r, retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0), "autograd.grad");
            KeepAlive(outs, ins, grads);
            return [.. results.Select(handle => handle == 0 ? null : Tensor.Own(handle))];
        }

        /// <summary>Adds the gradients of <paramref name="tensors"/> to the leaves they were computed from, or only to <paramref name="inputs"/>.</summary>
        public static unsafe void backward(
            IEnumerable<Tensor> tensors, IEnumerable<Tensor>? grad_tensors = null,
            bool retain_graph = false, bool create_graph = false, IEnumerable<Tensor>? inputs = null)
        {
            Tensor[] outs = [.. tensors], ins = [.. inputs ?? []], grads = [.. grad_tensors ?? []];
            fixed (nint* o = Handles(outs), i = Handles(ins), g = GradientHandles(grads, outs.Length))
                Shim.Check(Shim.tl_backward(o, g, outs.Length, i, ins.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0), "autograd.backward");
            KeepAlive(outs, ins, grads);
        }

        private static nint[] Handles(Tensor[] tensors) => [.. tensors.Select(t => t.Handle)];

        // One gradient for each output; none means ones, for outputs of one element.
        private static nint[] GradientHandles(Tensor[] gradients, int outputs) =>
            gradients.Length == 0 ? new nint[outputs]
            : gradients.Length == outputs ? Handles(gradients)
            : throw new ArgumentException($"{outputs} outputs need {outputs} gradients, {gradients.Length} were given", nameof(gradients));

        private static void KeepAlive(params Tensor[][] tensors) => GC.KeepAlive(tensors);
    }
}
