using Tlpipe.Torch.Modules;

namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers around modules.</summary>
        public static class utils
        {
            private static readonly Operator s_foreachNorm = new("aten::_foreach_norm", "Scalar");
            private static readonly Operator s_foreachMul = new("aten::_foreach_mul_", "Scalar");

            /// <summary>Scales all gradients together so that their common norm is at most <paramref name="max_norm"/>; gives the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> parameters, double max_norm, double norm_type = 2.0)
            {
                using var mode = no_grad();
                using var scope = NewDisposeScope();
                Tensor[] gradients = [.. parameters.Select(p => p.grad).OfType<Tensor>()];
                if (gradients.Length == 0) return 0;
                var norms = s_foreachNorm.CallList(gradients, (Scalar)norm_type);
                var total = stack(norms).norm(norm_type).item<double>();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1) s_foreachMul.CallVoid(gradients, (Scalar)factor);
                return total;
            }
        }
    }
}
