namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers without state.</summary>
        public static partial class functional
        {
            private static readonly Operator s_reluInPlace = new("aten::relu_");
            private static readonly Operator s_relu6 = new("aten::hardtanh");
            private static readonly Operator s_relu6InPlace = new("aten::hardtanh_");
            private static readonly Operator s_leakyRelu = new("aten::leaky_relu");
            private static readonly Operator s_gelu = new("aten::gelu");
            private static readonly Operator s_silu = new("aten::silu");
            private static readonly Operator s_hardswish = new("aten::hardswish");
            private static readonly Operator s_hardsigmoid = new("aten::hardsigmoid");
            private static readonly Operator s_dropout = new("aten::dropout");

            /// <summary>Each element, or 0 where it is negative.</summary>
            public static Tensor relu(Tensor x, bool inplace = false)
            {
                if (!inplace) return x.relu();
                s_reluInPlace.CallVoid(x);
                return x;
            }

            /// <summary>Each element held between 0 and 6.</summary>
            public static Tensor relu6(Tensor x, bool inplace = false)
            {
                if (!inplace) return s_relu6.Call(x, (Scalar)0.0, (Scalar)6.0);
                s_relu6InPlace.CallVoid(x, (Scalar)0.0, (Scalar)6.0);
                return x;
            }

            /// <summary>Each element, times a small slope where it is negative.</summary>
            public static Tensor leaky_relu(Tensor x, double negative_slope = 0.01) => s_leakyRelu.Call(x, (Scalar)negative_slope);

            /// <summary>The Gaussian error linear unit. Hendrycks and Gimpel 2016.</summary>
            public static Tensor gelu(Tensor x) => s_gelu.Call(x);

            /// <summary>Each element times its logistic function.</summary>
            public static Tensor silu(Tensor x) => s_silu.Call(x);

            /// <summary>A piecewise approximation of <see cref="silu"/>. Howard et al. 2019.</summary>
            public static Tensor hardswish(Tensor x) => s_hardswish.Call(x);

            /// <summary>A piecewise approximation of the logistic function.</summary>
            public static Tensor hardsigmoid(Tensor x) => s_hardsigmoid.Call(x);

            /// <summary>Exponentials along a dimension that sum to 1.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>The logarithm of <see cref="softmax"/>.</summary>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);

            /// <summary>Drops elements with a probability and scales the rest up; draws from libtorch's default generator.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true) => s_dropout.Call(input, p, training);
        }
    }
}
