namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_abs = new("aten::abs");
        private static readonly Operator s_neg = new("aten::neg");
        private static readonly Operator s_exp = new("aten::exp");
        private static readonly Operator s_log = new("aten::log");
        private static readonly Operator s_sqrt = new("aten::sqrt");
        private static readonly Operator s_rsqrt = new("aten::rsqrt");
        private static readonly Operator s_square = new("aten::square");
        private static readonly Operator s_sigmoid = new("aten::sigmoid");
        private static readonly Operator s_tanh = new("aten::tanh");
        private static readonly Operator s_relu = new("aten::relu");
        private static readonly Operator s_round = new("aten::round");
        private static readonly Operator s_floor = new("aten::floor");
        private static readonly Operator s_ceil = new("aten::ceil");
        private static readonly Operator s_sin = new("aten::sin");
        private static readonly Operator s_cos = new("aten::cos");
        private static readonly Operator s_erf = new("aten::erf");
        private static readonly Operator s_reciprocal = new("aten::reciprocal");
        private static readonly Operator s_sign = new("aten::sign");
        private static readonly Operator s_isnan = new("aten::isnan");
        private static readonly Operator s_isfinite = new("aten::isfinite");
        private static readonly Operator s_isinf = new("aten::isinf");
        private static readonly Operator s_logical_not = new("aten::logical_not");
        private static readonly Operator s_log1p = new("aten::log1p");
        private static readonly Operator s_expm1 = new("aten::expm1");
        private static readonly Operator s_powScalar = new("aten::pow", "Tensor_Scalar");
        private static readonly Operator s_powTensor = new("aten::pow", "Tensor_Tensor");
        private static readonly Operator s_clamp = new("aten::clamp");
        private static readonly Operator s_lerp = new("aten::lerp", "Scalar");
        private static readonly Operator s_nanToNum = new("aten::nan_to_num");

        /// <summary>The absolute value of each element.</summary>
        public Tensor abs() => s_abs.Call(this);

        /// <summary>Each element with its sign turned.</summary>
        public Tensor neg() => s_neg.Call(this);

        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => s_exp.Call(this);

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => s_log.Call(this);

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => s_sqrt.Call(this);

        /// <summary>One over the square root of each element.</summary>
        public Tensor rsqrt() => s_rsqrt.Call(this);

        /// <summary>Each element times itself.</summary>
        public Tensor square() => s_square.Call(this);

        /// <summary>The logistic function of each element.</summary>
        public Tensor sigmoid() => s_sigmoid.Call(this);

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => s_tanh.Call(this);

        /// <summary>Each element, or 0 where it is negative.</summary>
        public Tensor relu() => s_relu.Call(this);

        /// <summary>Each element rounded to the nearest integer, halves to even.</summary>
        public Tensor round() => s_round.Call(this);

        /// <summary>The largest integer not above each element.</summary>
        public Tensor floor() => s_floor.Call(this);

        /// <summary>The smallest integer not below each element.</summary>
        public Tensor ceil() => s_ceil.Call(this);

        /// <summary>The sine of each element.</summary>
        public Tensor sin() => s_sin.Call(this);

        /// <summary>The cosine of each element.</summary>
        public Tensor cos() => s_cos.Call(this);

        /// <summary>The error function of each element.</summary>
        public Tensor erf() => s_erf.Call(this);

        /// <summary>One over each element.</summary>
        public Tensor reciprocal() => s_reciprocal.Call(this);

        /// <summary>-1, 0 or 1, the sign of each element.</summary>
        public Tensor sign() => s_sign.Call(this);

        /// <summary>Whether each element is not a number.</summary>
        public Tensor isnan() => s_isnan.Call(this);

        /// <summary>Whether each element is neither infinite nor not a number.</summary>
        public Tensor isfinite() => s_isfinite.Call(this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => s_isinf.Call(this);

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => s_logical_not.Call(this);

        /// <summary>The natural logarithm of one plus each element.</summary>
        public Tensor log1p() => s_log1p.Call(this);

        /// <summary>e to the power of each element, less one.</summary>
        public Tensor expm1() => s_expm1.Call(this);

        /// <summary>Each element to a power.</summary>
        public Tensor pow(Scalar exponent) => s_powScalar.Call(this, exponent);

        /// <summary>Each element to the power at its place.</summary>
        public Tensor pow(Tensor exponent) => s_powTensor.Call(this, exponent);

        /// <summary>Each element, or the bound it is beyond.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => s_clamp.Call(this, min is { } low ? low : Argument.None, max is { } high ? high : Argument.None);

        /// <summary>This tensor moved towards <paramref name="end"/> by a weight.</summary>
        public Tensor lerp(Tensor end, Scalar weight) => s_lerp.Call(this, end, weight);

        /// <summary>Zeros where there is no number, finite bounds where there is infinity.</summary>
        public Tensor nan_to_num() => s_nanToNum.Call(this);
    }
}
