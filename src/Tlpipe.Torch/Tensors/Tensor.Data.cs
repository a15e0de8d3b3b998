namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_item = new("aten::item");
        private static readonly Operator s_to = new("aten::_to_copy");

        /// <summary>The elements where they lie, as a span that is valid while the tensor lives. The tensor must be contiguous and on the CPU.</summary>
        /// <exception cref="InvalidOperationException">Another element type, another device, or not contiguous.</exception>
        public unsafe Span<T> data<T>() where T : unmanaged
        {
            var wanted = ScalarTypeOf<T>();
            if (dtype != wanted) throw new InvalidOperationException($"the tensor has elements of type {dtype}, not {wanted}; convert it with to({wanted})");
            return new Span<T>(DataPointer(), checked((int)numel()));
        }

        /// <summary>The bytes of the elements where they lie, valid while the tensor lives. The tensor must be contiguous and on the CPU.</summary>
        public unsafe Span<byte> bytes => new(DataPointer(), checked((int)(numel() * element_size())));

        private unsafe void* DataPointer()
        {
            if (device.type != DeviceType.CPU) throw new InvalidOperationException($"the tensor is on {device}; bring it to main memory with cpu()");
            if (!is_contiguous()) throw new InvalidOperationException("the tensor does not lie in memory in row-major order; call contiguous() first");
            var data = Shim.tl_tensor_data(Handle);
            GC.KeepAlive(this);
            return data;
        }

        /// <summary>The one element of a tensor, converted.</summary>
        public T item<T>() where T : unmanaged
        {
            var number = s_item.CallScalar(this);
            object boxed = default(T) switch
            {
                float => number.ToSingle(),
                double => number.ToDouble(),
                long => number.ToInt64(),
                int => number.ToInt32(),
                short => (short)number.ToInt64(),
                sbyte => (sbyte)number.ToInt64(),
                byte => (byte)number.ToInt64(),
                bool => number.ToBoolean(),
                _ => throw new ArgumentException($"a tensor has no elements of type {typeof(T).Name}"),
            };
            return (T)boxed;
        }

        /// <summary>The elements in row-major order, copied.</summary>
        public T[] ToArray<T>() where T : unmanaged
        {
            using var mine = device.type == DeviceType.CPU ? alias() : cpu();
            using var ordered = mine.contiguous();
            return ordered.data<T>().ToArray();
        }

        /// <summary>The elements converted to another type; a new owner even where nothing has to change.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool non_blocking = false) => to(type, null, null, copy, non_blocking);

        /// <summary>The elements on another device; a new owner even where nothing has to change.</summary>
        public Tensor to(Device device, bool copy = false, bool non_blocking = false) => to(null, device, null, copy, non_blocking);

        /// <summary>The elements on another device and of another type.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool non_blocking = false) => to(type, device, null, copy, non_blocking);

        /// <summary>The elements in another order in memory: <see cref="MemoryFormat.ChannelsLast"/> for fast convolutions.</summary>
        public Tensor to(MemoryFormat memory_format) => to(null, null, memory_format, copy: false, non_blocking: false);

        private Tensor to(ScalarType? type, Device? target, MemoryFormat? format, bool copy, bool non_blocking)
        {
            if (target?.type == DeviceType.META) return Meta(shape, type ?? dtype);
            var info = Info;
            var same = !copy && (type is null || (int)type == info.Dtype) && (target is null || SameDevice(target, Device.FromPacked(info.Device)));
            if (same) return format is { } wanted ? contiguous(wanted) : alias();
            return s_to.Call(this, type, Argument.None, target, Argument.None, non_blocking, format ?? MemoryFormat.Preserve);
        }

        private static bool SameDevice(Device wanted, Device actual) =>
            wanted.type == actual.type && (wanted.index < 0 || actual.index < 0 || wanted.index == actual.index);

        /// <summary>The elements in main memory.</summary>
        public Tensor cpu() => to(CPU);
        /// <summary>The elements on an accelerator.</summary>
        public Tensor cuda(Device? device = null) => to(device ?? CUDA);
        /// <summary>The elements as single-precision numbers.</summary>
        public Tensor @float() => to(ScalarType.Float32);
        /// <summary>The elements as double-precision numbers.</summary>
        public Tensor @double() => to(ScalarType.Float64);
        /// <summary>The elements as 64-bit integers.</summary>
        public Tensor @long() => to(ScalarType.Int64);
        /// <summary>The elements as truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);
        /// <summary>The elements as bytes.</summary>
        public Tensor @byte() => to(ScalarType.Byte);
        /// <summary>The elements converted to a type.</summary>
        public Tensor to_type(ScalarType type) => to(type);
    }
}
