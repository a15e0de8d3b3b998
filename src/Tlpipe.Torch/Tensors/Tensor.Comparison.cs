namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_eq = new("aten::eq", "Tensor");
        private static readonly Operator s_eqScalar = new("aten::eq", "Scalar");
        private static readonly Operator s_ne = new("aten::ne", "Tensor");
        private static readonly Operator s_neScalar = new("aten::ne", "Scalar");
        private static readonly Operator s_lt = new("aten::lt", "Tensor");
        private static readonly Operator s_ltScalar = new("aten::lt", "Scalar");
        private static readonly Operator s_le = new("aten::le", "Tensor");
        private static readonly Operator s_leScalar = new("aten::le", "Scalar");
        private static readonly Operator s_gt = new("aten::gt", "Tensor");
        private static readonly Operator s_gtScalar = new("aten::gt", "Scalar");
        private static readonly Operator s_ge = new("aten::ge", "Tensor");
        private static readonly Operator s_geScalar = new("aten::ge", "Scalar");
        private static readonly Operator s_allclose = new("aten::allclose");
        private static readonly Operator s_equal = new("aten::equal");
        private static readonly Operator s_isclose = new("aten::isclose");
        private static readonly Operator s_logicalAnd = new("aten::logical_and");
        private static readonly Operator s_logicalOr = new("aten::logical_or");

        /// <summary>Whether each element equals the other's.</summary>
        public Tensor eq(Tensor other) => s_eq.Call(this, other);

        /// <summary>Whether each element equals a number.</summary>
        public Tensor eq(Scalar other) => s_eqScalar.Call(this, other);

        /// <summary>Whether each element differs from the other's.</summary>
        public Tensor ne(Tensor other) => s_ne.Call(this, other);

        /// <summary>Whether each element differs from a number.</summary>
        public Tensor ne(Scalar other) => s_neScalar.Call(this, other);

        /// <summary>Whether each element is smaller than the other's.</summary>
        public Tensor lt(Tensor other) => s_lt.Call(this, other);

        /// <summary>Whether each element is smaller than a number.</summary>
        public Tensor lt(Scalar other) => s_ltScalar.Call(this, other);

        /// <summary>Whether each element is not larger than the other's.</summary>
        public Tensor le(Tensor other) => s_le.Call(this, other);

        /// <summary>Whether each element is not larger than a number.</summary>
        public Tensor le(Scalar other) => s_leScalar.Call(this, other);

        /// <summary>Whether each element is larger than the other's.</summary>
        public Tensor gt(Tensor other) => s_gt.Call(this, other);

        /// <summary>Whether each element is larger than a number.</summary>
        public Tensor gt(Scalar other) => s_gtScalar.Call(this, other);

        /// <summary>Whether each element is not smaller than the other's.</summary>
        public Tensor ge(Tensor other) => s_ge.Call(this, other);

        /// <summary>Whether each element is not smaller than a number.</summary>
        public Tensor ge(Scalar other) => s_geScalar.Call(this, other);

        /// <summary>Whether all elements agree within <c>atol + rtol * |other|</c>.</summary>
        public bool allclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => s_allclose.CallScalar(this, other, rtol, atol, equal_nan).ToBoolean();

        /// <summary>Whether shapes and all elements are the same.</summary>
        public bool equal(Tensor other) => s_equal.CallScalar(this, other).ToBoolean();

        /// <summary>Whether each element agrees within <c>atol + rtol * |other|</c>.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08) => s_isclose.Call(this, other, rtol, atol);

        /// <summary>Whether both are true, element by element.</summary>
        public Tensor logical_and(Tensor other) => s_logicalAnd.Call(this, other);

        /// <summary>Whether either is true, element by element.</summary>
        public Tensor logical_or(Tensor other) => s_logicalOr.Call(this, other);
    }
}
