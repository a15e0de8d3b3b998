namespace Tlpipe.Torch;

public static partial class torch
{
    private static long s_liveHandles;

    /// <summary>How many native tensors managed code holds now; a training step that leaves it where it was leaks nothing.</summary>
    public static long LiveHandles => Interlocked.Read(ref s_liveHandles);

    /// <summary>
    /// An array of numbers with a shape, on a device, part of autograd. Owns one reference to libtorch's tensor:
    /// dispose it, or make it inside a <see cref="NewDisposeScope"/>; the finalizer is only a safety net.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private nint _handle;
        private readonly MetaTensor? _meta;

        /// <summary>The scope that disposes this tensor, if any.</summary>
        internal DisposeScope? Scope { get; set; }

        private protected Tensor(nint handle)
        {
            _handle = handle;
            Interlocked.Increment(ref s_liveHandles);
            DisposeScope.Current?.Add(this);
        }

        /// <summary>Either a shape alone or a native handle.</summary>
        private protected Tensor(MetaTensor? meta, nint handle)
        {
            _meta = meta;
            _handle = handle;
            if (meta is not null) GC.SuppressFinalize(this);
            else Interlocked.Increment(ref s_liveHandles);
        }

        /// <summary>The safety net for a tensor that was neither disposed nor in a scope.</summary>
        ~Tensor() => Release();

        /// <summary>Takes over a handle that native code gave.</summary>
        internal static Tensor Own(nint handle) =>
            handle == 0 ? throw new InvalidOperationException("the operator gave an undefined tensor") : new(handle);

        /// <summary>Takes over a list of handles that native code gave.</summary>
        internal static unsafe Tensor[] OwnAll(in NativeValue list)
        {
            var handles = (nint*)list.Pointer;
            var tensors = new Tensor[list.Count];
            for (var i = 0; i < tensors.Length; i++) tensors[i] = Own(handles[i]);
            Shim.tl_free(handles);
            return tensors;
        }

        /// <summary>A tensor that has a shape and a type only.</summary>
        internal static Tensor Meta(long[] shape, ScalarType dtype) => new(new MetaTensor(shape, dtype), 0);

        /// <summary>The native handle, for the length of a call.</summary>
        internal nint Handle
        {
            get
            {
                if (_meta is not null)
                    throw new InvalidOperationException(
                        $"a tensor on the meta device ([{string.Join(", ", _meta.Shape)}], {_meta.Dtype}) has a shape but no data; make it outside torch.device_scope(torch.META)");
                ObjectDisposedException.ThrowIf(_handle == 0, typeof(Tensor));
                return _handle;
            }
        }

        /// <summary>Whether the tensor has a shape and a type but no data.</summary>
        public bool is_meta => _meta is not null;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => _handle == 0 && _meta is null;

        /// <summary>A second owner of the same native tensor.</summary>
        public Tensor alias()
        {
            var handle = Shim.Check(Shim.tl_tensor_alias(Handle), "Tensor.alias");
            GC.KeepAlive(this);
            return Own(handle);
        }

        /// <summary>Hands the tensor to the scope around the one that holds it.</summary>
        public Tensor MoveToOuterDisposeScope() => Scope is { } scope ? scope.MoveToOuter(this) : this;

        /// <summary>Takes the tensor out of its scope: the holder disposes it.</summary>
        public Tensor DetachFromDisposeScope() => Scope is { } scope ? scope.Detach(this) : this;

        /// <summary>A handle of the same data outside autograd's graph.</summary>
        private protected static nint DetachedHandle(Tensor data)
        {
            using var detached = data.detach();
            return Shim.Check(Shim.tl_tensor_alias(detached.Handle), "Tensor.detach");
        }

        /// <summary>Takes over what <paramref name="other"/> holds, which is disposed; whoever holds this tensor sees the new data.</summary>
        internal void Become(Tensor other)
        {
            var mine = Interlocked.Exchange(ref _handle, other.Handle);
            Interlocked.Exchange(ref other._handle, mine);
            other.Dispose();
        }

        /// <summary>Gives the native tensor back.</summary>
        public void Dispose()
        {
            Scope?.Remove(this);
            Scope = null;
            Release();
            GC.SuppressFinalize(this);
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref _handle, 0) is not (var handle and not 0)) return;
            Shim.tl_tensor_release(handle);
            Interlocked.Decrement(ref s_liveHandles);
        }
    }
}
