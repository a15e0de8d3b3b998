namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_sum = new("aten::sum");
        private static readonly Operator s_sumDim = new("aten::sum", "dim_IntList");
        private static readonly Operator s_mean = new("aten::mean");
        private static readonly Operator s_meanDim = new("aten::mean", "dim");
        private static readonly Operator s_max = new("aten::max");
        private static readonly Operator s_maxDim = new("aten::max", "dim");
        private static readonly Operator s_min = new("aten::min");
        private static readonly Operator s_minDim = new("aten::min", "dim");
        private static readonly Operator s_argmax = new("aten::argmax");
        private static readonly Operator s_argmin = new("aten::argmin");
        private static readonly Operator s_var = new("aten::var", "dim");
        private static readonly Operator s_std = new("aten::std", "dim");
        private static readonly Operator s_norm = new("aten::linalg_vector_norm");
        private static readonly Operator s_prod = new("aten::prod");
        private static readonly Operator s_all = new("aten::all");
        private static readonly Operator s_any = new("aten::any");
        private static readonly Operator s_cumsum = new("aten::cumsum");
        private static readonly Operator s_topk = new("aten::topk");
        private static readonly Operator s_sort = new("aten::sort");
        private static readonly Operator s_argsort = new("aten::argsort");
        private static readonly Operator s_logsumexp = new("aten::logsumexp");
        private static readonly Operator s_softmax = new("aten::softmax", "int");
        private static readonly Operator s_logSoftmax = new("aten::log_softmax", "int");
        private static readonly Operator s_bincount = new("aten::bincount");
        private static readonly Operator s_amax = new("aten::amax");
        private static readonly Operator s_nonzero = new("aten::nonzero");

        /// <summary>The sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => s_sum.Call(this, type);

        /// <summary>The sum along a dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => s_sumDim.Call(this, new[] { dim }, keepdim, type);

        /// <summary>The sum along several dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => s_sumDim.Call(this, dim, keepdim, type);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean(ScalarType? type = null) => s_mean.Call(this, type);

        /// <summary>The mean along a dimension.</summary>
        public Tensor mean(long dim, bool keepdim = false, ScalarType? type = null) => s_meanDim.Call(this, new[] { dim }, keepdim, type);

        /// <summary>The mean along several dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => s_meanDim.Call(this, dimensions, keepdim, type);

        /// <summary>The largest element.</summary>
        public Tensor max() => s_max.Call(this);

        /// <summary>The largest elements along a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => s_maxDim.CallTwo(this, dim, keepdim);

        /// <summary>The smallest element.</summary>
        public Tensor min() => s_min.Call(this);

        /// <summary>The smallest elements along a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => s_minDim.CallTwo(this, dim, keepdim);

        /// <summary>The largest elements along several dimensions.</summary>
        public Tensor amax(params long[] dims) => s_amax.Call(this, dims);

        /// <summary>Where the largest element is, counted in row-major order.</summary>
        public Tensor argmax() => s_argmax.Call(this);

        /// <summary>Where the largest elements along a dimension are.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => s_argmax.Call(this, dim, keepdim);

        /// <summary>Where the smallest elements along a dimension are.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => s_argmin.Call(this, dim, keepdim);

        /// <summary>The variance along dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) => s_var.Call(this, dimensions, unbiased, keepdim);

        /// <summary>The variance of all elements.</summary>
        public Tensor var(bool unbiased = true) => s_var.Call(this, Argument.None, unbiased);

        /// <summary>The standard deviation along dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) => s_std.Call(this, dimensions, unbiased, keepdim);

        /// <summary>The standard deviation of all elements.</summary>
        public Tensor std(bool unbiased = true) => s_std.Call(this, Argument.None, unbiased);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(double p = 2) => s_norm.Call(this, (Scalar)p);

        /// <summary>The p-norm along a dimension.</summary>
        public Tensor norm(long dim, bool keepdim = false, double p = 2) => s_norm.Call(this, (Scalar)p, new[] { dim }, keepdim);

        /// <summary>The product of all elements.</summary>
        public Tensor prod() => s_prod.Call(this);

        /// <summary>Whether all elements are true.</summary>
        public Tensor all() => s_all.Call(this);

        /// <summary>Whether any element is true.</summary>
        public Tensor any() => s_any.Call(this);

        /// <summary>Running sums along a dimension.</summary>
        public Tensor cumsum(long dim) => s_cumsum.Call(this, dim);

        /// <summary>The k largest (or smallest) elements along a dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => s_topk.CallTwo(this, (long)k, (long)dim, largest, sorted);

        /// <summary>The elements in order along a dimension and where they were.</summary>
        public (Tensor values, Tensor indexes) sort(long dim = -1, bool descending = false) => s_sort.CallTwo(this, dim, descending);

        /// <summary>Where the elements in order along a dimension were.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => s_argsort.Call(this, dim, descending);

        /// <summary>The logarithm of the sum of exponentials along a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => s_logsumexp.Call(this, new[] { dim }, keepdim);

        /// <summary>Exponentials along a dimension that sum to 1.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => s_softmax.Call(this, dim, dtype);

        /// <summary>The logarithm of <see cref="softmax"/>.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => s_logSoftmax.Call(this, dim, dtype);

        /// <summary>How often each of 0, 1, 2, … occurs.</summary>
        public Tensor bincount(Tensor? weights = null, long minlength = 0) => s_bincount.Call(this, weights, minlength);

        /// <summary>The positions of the elements that are not zero, <c>[n, dim]</c>.</summary>
        public Tensor nonzero() => s_nonzero.Call(this);
    }
}
