namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_fill = new("aten::fill_", "Scalar");
        private static readonly Operator s_zero = new("aten::zero_");
        private static readonly Operator s_copy = new("aten::copy_");
        private static readonly Operator s_normal = new("aten::normal_");
        private static readonly Operator s_uniform = new("aten::uniform_");
        private static readonly Operator s_bernoulli = new("aten::bernoulli_", "float");
        private static readonly Operator s_clampInPlace = new("aten::clamp_");
        private static readonly Operator s_sqrtInPlace = new("aten::sqrt_");
        private static readonly Operator s_maskedFillInPlace = new("aten::masked_fill_", "Scalar");
        private static readonly Operator s_lerpInPlace = new("aten::lerp_", "Scalar");

        /// <summary>Writes a number into every element; does nothing on the meta device.</summary>
        public Tensor fill_(Scalar value)
        {
            if (!is_meta) s_fill.CallVoid(this, value);
            return this;
        }

        /// <summary>Writes 0 into every element; does nothing on the meta device.</summary>
        public Tensor zero_()
        {
            if (!is_meta) s_zero.CallVoid(this);
            return this;
        }

        /// <summary>Writes another tensor's elements, converted and broadcast, into this one.</summary>
        public Tensor copy_(Tensor source, bool non_blocking = false) => InPlace(s_copy, source, non_blocking);

        /// <summary>Writes normally distributed numbers; does nothing on the meta device.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            if (!is_meta) s_normal.CallVoid(this, mean, std, generator);
            return this;
        }

        /// <summary>Writes numbers evenly distributed in <c>[from, to)</c>; does nothing on the meta device.</summary>
        public Tensor uniform_(double from = 0, double to = 1, Generator? generator = null)
        {
            if (!is_meta) s_uniform.CallVoid(this, from, to, generator);
            return this;
        }

        /// <summary>Writes 1 with a probability, else 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => InPlace(s_bernoulli, p, generator);

        /// <summary>As <see cref="clamp"/>, in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace(s_clampInPlace, min is { } low ? low : Argument.None, max is { } high ? high : Argument.None);

        /// <summary>As <see cref="sqrt"/>, in place.</summary>
        public Tensor sqrt_() => InPlace(s_sqrtInPlace);

        /// <summary>As <see cref="masked_fill"/>, in place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace(s_maskedFillInPlace, mask, value);

        /// <summary>As <see cref="lerp"/>, in place.</summary>
        public Tensor lerp_(Tensor end, Scalar weight) => InPlace(s_lerpInPlace, end, weight);
    }
}
