namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_add = new("aten::add", "Tensor");
        private static readonly Operator s_addScalar = new("aten::add", "Scalar");
        private static readonly Operator s_addInPlace = new("aten::add_", "Tensor");
        private static readonly Operator s_addScalarInPlace = new("aten::add_", "Scalar");
        private static readonly Operator s_sub = new("aten::sub", "Tensor");
        private static readonly Operator s_subScalar = new("aten::sub", "Scalar");
        private static readonly Operator s_subInPlace = new("aten::sub_", "Tensor");
        private static readonly Operator s_subScalarInPlace = new("aten::sub_", "Scalar");
        private static readonly Operator s_mul = new("aten::mul", "Tensor");
        private static readonly Operator s_mulScalar = new("aten::mul", "Scalar");
        private static readonly Operator s_mulInPlace = new("aten::mul_", "Tensor");
        private static readonly Operator s_mulScalarInPlace = new("aten::mul_", "Scalar");
        private static readonly Operator s_div = new("aten::div", "Tensor");
        private static readonly Operator s_divScalar = new("aten::div", "Scalar");
        private static readonly Operator s_divInPlace = new("aten::div_", "Tensor");
        private static readonly Operator s_divScalarInPlace = new("aten::div_", "Scalar");
        private static readonly Operator s_matmul = new("aten::matmul");
        private static readonly Operator s_mm = new("aten::mm");
        private static readonly Operator s_bmm = new("aten::bmm");
        private static readonly Operator s_dot = new("aten::dot");
        private static readonly Operator s_maximum = new("aten::maximum");
        private static readonly Operator s_minimum = new("aten::minimum");
        private static readonly Operator s_addcmul_ = new("aten::addcmul_");
        private static readonly Operator s_addcdiv_ = new("aten::addcdiv_");
        private static readonly Operator s_remainder = new("aten::remainder", "Scalar");
        private static readonly Operator s_rsub = new("aten::rsub", "Scalar");
        private static readonly Operator s_floorDivide = new("aten::floor_divide", "Scalar");

        /// <summary>Sum, element by element; shapes broadcast.</summary>
        public Tensor add(Tensor other, Scalar? alpha = null) => s_add.Call(this, other, alpha ?? 1);

        /// <summary>Sum with a number.</summary>
        public Tensor add(Scalar other) => s_addScalar.Call(this, other);

        /// <summary>Sum, written into this tensor.</summary>
        public Tensor add_(Tensor other, Scalar? alpha = null) => InPlace(s_addInPlace, other, alpha ?? 1);

        /// <summary>Sum with a number, written into this tensor.</summary>
        public Tensor add_(Scalar other) => InPlace(s_addScalarInPlace, other);

        /// <summary>Difference, element by element; shapes broadcast.</summary>
        public Tensor sub(Tensor other, Scalar? alpha = null) => s_sub.Call(this, other, alpha ?? 1);

        /// <summary>Difference with a number.</summary>
        public Tensor sub(Scalar other) => s_subScalar.Call(this, other);

        /// <summary>Difference, written into this tensor.</summary>
        public Tensor sub_(Tensor other, Scalar? alpha = null) => InPlace(s_subInPlace, other, alpha ?? 1);

        /// <summary>Difference with a number, written into this tensor.</summary>
        public Tensor sub_(Scalar other) => InPlace(s_subScalarInPlace, other);

        /// <summary>Product, element by element; shapes broadcast.</summary>
        public Tensor mul(Tensor other) => s_mul.Call(this, other);

        /// <summary>Product with a number.</summary>
        public Tensor mul(Scalar other) => s_mulScalar.Call(this, other);

        /// <summary>Product, written into this tensor.</summary>
        public Tensor mul_(Tensor other) => InPlace(s_mulInPlace, other);

        /// <summary>Product with a number, written into this tensor.</summary>
        public Tensor mul_(Scalar other) => InPlace(s_mulScalarInPlace, other);

        /// <summary>Quotient, element by element; shapes broadcast.</summary>
        public Tensor div(Tensor other) => s_div.Call(this, other);

        /// <summary>Quotient with a number.</summary>
        public Tensor div(Scalar other) => s_divScalar.Call(this, other);

        /// <summary>Quotient, written into this tensor.</summary>
        public Tensor div_(Tensor other) => InPlace(s_divInPlace, other);

        /// <summary>Quotient with a number, written into this tensor.</summary>
        public Tensor div_(Scalar other) => InPlace(s_divScalarInPlace, other);

        /// <summary>Matrix product, batched over leading dimensions.</summary>
        public Tensor matmul(Tensor other) => s_matmul.Call(this, other);

        /// <summary>Matrix product of <c>[n, m]</c> and <c>[m, p]</c>.</summary>
        public Tensor mm(Tensor other) => s_mm.Call(this, other);

        /// <summary>Matrix products of <c>[b, n, m]</c> and <c>[b, m, p]</c>.</summary>
        public Tensor bmm(Tensor other) => s_bmm.Call(this, other);

        /// <summary>Inner product of two vectors.</summary>
        public Tensor dot(Tensor other) => s_dot.Call(this, other);

        /// <summary>The larger of two, element by element.</summary>
        public Tensor maximum(Tensor other) => s_maximum.Call(this, other);

        /// <summary>The smaller of two, element by element.</summary>
        public Tensor minimum(Tensor other) => s_minimum.Call(this, other);

        /// <summary>Adds <c>value * tensor1 * tensor2</c> in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace(s_addcmul_, tensor1, tensor2, value);

        /// <summary>Adds <c>value * tensor1 / tensor2</c> in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace(s_addcdiv_, tensor1, tensor2, value);

        /// <summary>The remainder of a division, with the divisor's sign.</summary>
        public Tensor remainder(Scalar other) => s_remainder.Call(this, other);

        /// <summary>The quotient rounded down.</summary>
        public Tensor floor_divide(Scalar other) => s_floorDivide.Call(this, other);

        private Tensor InPlace(Operator op, params ReadOnlySpan<Argument> rest)
        {
            op.CallVoid([this, .. rest]);
            return this;
        }
    }
}
