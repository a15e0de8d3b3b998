namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private unsafe NativeTensorInfo Info
        {
            get
            {
                NativeTensorInfo info;
                Shim.Check(Shim.tl_tensor_info(Handle, &info), "Tensor");
                GC.KeepAlive(this);
                return info;
            }
        }

        /// <summary>The sizes of the dimensions.</summary>
        public unsafe long[] shape
        {
            get
            {
                if (_meta is not null) return [.. _meta.Shape];
                const int usual = 8;
                var sizes = stackalloc long[usual];
                var count = (int)Shim.tl_tensor_shape(Handle, sizes, null, usual);
                GC.KeepAlive(this);
                if (count < 0) throw Shim.LastError("Tensor.shape");
                if (count <= usual) return new Span<long>(sizes, count).ToArray();
                var all = new long[count];
                fixed (long* p = all) _ = Shim.tl_tensor_shape(Handle, p, null, count);
                GC.KeepAlive(this);
                return all;
            }
        }

        /// <summary>How many elements apart neighbours along each dimension lie in memory.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* p = strides) _ = Shim.tl_tensor_shape(Handle, null, p, strides.Length);
            GC.KeepAlive(this);
            return strides;
        }

        /// <summary>The size of a dimension; negative counts from the end.</summary>
        public long size(int dim)
        {
            var sizes = shape;
            return sizes[dim < 0 ? dim + sizes.Length : dim];
        }

        /// <summary>The number of dimensions.</summary>
        public long dim() => _meta?.Shape.Length ?? Info.Dim;

        /// <summary>The number of dimensions.</summary>
        public long ndim => dim();

        /// <summary>The number of elements.</summary>
        public long numel() => _meta?.Shape.Aggregate(1L, (product, size) => product * size) ?? Info.Numel;

        /// <summary>The bytes of one element.</summary>
        public long element_size() => dtype.ElementSize();

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => _meta?.Dtype ?? (ScalarType)Info.Dtype;

        /// <summary>Where the elements are.</summary>
        public Device device => _meta is null ? Device.FromPacked(Info.Device) : META;

        /// <summary>Whether elements lie in memory in row-major order.</summary>
        public bool is_contiguous() => _meta is not null || Info.IsContiguous != 0;

        /// <summary>Whether the tensor was made in inference mode.</summary>
        public bool is_inference() => _meta is null && Info.IsInference != 0;

        /// <summary>Shape, type and device; not the data.</summary>
        public override string ToString() =>
            IsInvalid ? "disposed tensor" : $"[{string.Join(", ", shape)}], type = {dtype}, device = {device}";
    }
}
