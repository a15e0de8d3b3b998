namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_reshape = new("aten::reshape");
        private static readonly Operator s_view = new("aten::view");
        private static readonly Operator s_permute = new("aten::permute");
        private static readonly Operator s_transpose = new("aten::transpose", "int");
        private static readonly Operator s_t = new("aten::t");
        private static readonly Operator s_flatten = new("aten::flatten", "using_ints");
        private static readonly Operator s_unflatten = new("aten::unflatten", "int");
        private static readonly Operator s_squeeze = new("aten::squeeze");
        private static readonly Operator s_squeezeDim = new("aten::squeeze", "dim");
        private static readonly Operator s_unsqueeze = new("aten::unsqueeze");
        private static readonly Operator s_expand = new("aten::expand");
        private static readonly Operator s_repeat = new("aten::repeat");
        private static readonly Operator s_contiguous = new("aten::contiguous");
        private static readonly Operator s_clone = new("aten::clone");
        private static readonly Operator s_narrow = new("aten::narrow");
        private static readonly Operator s_select = new("aten::select", "int");
        private static readonly Operator s_slice = new("aten::slice", "Tensor");
        private static readonly Operator s_chunk = new("aten::chunk");
        private static readonly Operator s_split = new("aten::split", "Tensor");
        private static readonly Operator s_splitSizes = new("aten::split_with_sizes");
        private static readonly Operator s_unbind = new("aten::unbind", "int");
        private static readonly Operator s_indexSelect = new("aten::index_select");
        private static readonly Operator s_gather = new("aten::gather");
        private static readonly Operator s_scatter = new("aten::scatter", "src");
        private static readonly Operator s_scatterValue = new("aten::scatter", "value");
        private static readonly Operator s_maskedSelect = new("aten::masked_select");
        private static readonly Operator s_maskedFill = new("aten::masked_fill", "Scalar");
        private static readonly Operator s_flip = new("aten::flip");
        private static readonly Operator s_roll = new("aten::roll");
        private static readonly Operator s_expandAs = new("aten::expand_as");
        private static readonly Operator s_indexAdd_ = new("aten::index_add_");
        private static readonly Operator s_indexCopy_ = new("aten::index_copy_");
        private static readonly Operator s_movedim = new("aten::movedim", "intlist");
        private static readonly Operator s_tril = new("aten::tril");
        private static readonly Operator s_triu = new("aten::triu");
        private static readonly Operator s_diagonal = new("aten::diagonal");

        /// <summary>The same elements in another shape; -1 stands for what fits.</summary>
        public Tensor reshape(params long[] shape) => s_reshape.Call(this, shape);

        /// <summary>As <see cref="reshape"/>, never a copy.</summary>
        public Tensor view(params long[] shape) => s_view.Call(this, shape);

        /// <summary>The dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => s_permute.Call(this, permutation);

        /// <summary>Two dimensions changed for each other.</summary>
        public Tensor transpose(long dim0, long dim1) => s_transpose.Call(this, dim0, dim1);

        /// <summary>A matrix turned over its diagonal.</summary>
        public Tensor t() => s_t.Call(this);

        /// <summary>Several dimensions as one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => s_flatten.Call(this, start_dim, end_dim);

        /// <summary>One dimension as several; -1 stands for what fits.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => s_unflatten.Call(this, dim, sizes);

        /// <summary>Without dimensions of size 1.</summary>
        public Tensor squeeze() => s_squeeze.Call(this);

        /// <summary>Without a dimension, where its size is 1.</summary>
        public Tensor squeeze(long dim) => s_squeezeDim.Call(this, dim);

        /// <summary>With a dimension of size 1 put in.</summary>
        public Tensor unsqueeze(long dim) => s_unsqueeze.Call(this, dim);

        /// <summary>Dimensions of size 1 repeated without a copy; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => s_expand.Call(this, sizes);

        /// <summary>As <see cref="expand"/>, to another tensor's shape.</summary>
        public Tensor expand_as(Tensor other) => s_expandAs.Call(this, other);

        /// <summary>Copies side by side, so many along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => s_repeat.Call(this, sizes);

        /// <summary>The same tensor if it lies in memory in this order, else a copy that does.</summary>
        public Tensor contiguous(MemoryFormat memory_format = MemoryFormat.Contiguous) => s_contiguous.Call(this, memory_format);

        /// <summary>A copy.</summary>
        public Tensor clone(MemoryFormat memory_format = MemoryFormat.Preserve) => s_clone.Call(this, memory_format);

        /// <summary>A part along a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => s_narrow.Call(this, dim, start, length);

        /// <summary>One slice along a dimension, without that dimension.</summary>
        public Tensor select(long dim, long index) => s_select.Call(this, dim, index);

        /// <summary>A part along a dimension, with a step.</summary>
        public Tensor slice(long dim, long? start, long? finish, long step = 1) => s_slice.Call(this, dim, start, finish, step);

        /// <summary>So many parts along a dimension.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => s_chunk.CallList(this, chunks, dim);

        /// <summary>Parts of a size along a dimension; the last may be smaller.</summary>
        public Tensor[] split(long size, long dim = 0) => s_split.CallList(this, size, dim);

        /// <summary>Parts of given sizes along a dimension.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => s_splitSizes.CallList(this, sizes, dim);

        /// <summary>All slices along a dimension.</summary>
        public Tensor[] unbind(long dim = 0) => s_unbind.CallList(this, dim);

        /// <summary>Slices along a dimension in the order of <paramref name="index"/>.</summary>
        public Tensor index_select(long dim, Tensor index) => s_indexSelect.Call(this, dim, index);

        /// <summary>Elements along a dimension picked by <paramref name="index"/>.</summary>
        public Tensor gather(long dim, Tensor index) => s_gather.Call(this, dim, index);

        /// <summary>A copy with the elements of <paramref name="src"/> written where <paramref name="index"/> says.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => s_scatter.Call(this, dim, index, src);

        /// <summary>A copy with a number written where <paramref name="index"/> says.</summary>
        public Tensor scatter(long dim, Tensor index, Scalar value) => s_scatterValue.Call(this, dim, index, value);

        /// <summary>The elements where <paramref name="mask"/> is true, as a vector.</summary>
        public Tensor masked_select(Tensor mask) => s_maskedSelect.Call(this, mask);

        /// <summary>A copy with a number where <paramref name="mask"/> is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => s_maskedFill.Call(this, mask, value);

        /// <summary>In reverse order along dimensions.</summary>
        public Tensor flip(params long[] dims) => s_flip.Call(this, dims);

        /// <summary>Moved along a dimension, what falls off comes back at the other end.</summary>
        public Tensor roll(long shifts, long dim) => s_roll.Call(this, new[] { shifts }, new[] { dim });

        /// <summary>Dimensions moved to other places.</summary>
        public Tensor movedim(long[] source, long[] destination) => s_movedim.Call(this, source, destination);

        /// <summary>The lower triangle.</summary>
        public Tensor tril(long diagonal = 0) => s_tril.Call(this, diagonal);

        /// <summary>The upper triangle.</summary>
        public Tensor triu(long diagonal = 0) => s_triu.Call(this, diagonal);

        /// <summary>The diagonal.</summary>
        public Tensor diagonal(long offset = 0) => s_diagonal.Call(this, offset);

        /// <summary>Adds slices of <paramref name="source"/> where <paramref name="index"/> says, in place.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source) => InPlace(s_indexAdd_, dim, index, source);

        /// <summary>Writes slices of <paramref name="source"/> where <paramref name="index"/> says, in place.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => InPlace(s_indexCopy_, dim, index, source);
    }
}
