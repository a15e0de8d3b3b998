namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>A source of random numbers on the CPU (Mersenne Twister, as PyTorch's).</summary>
    public sealed class Generator : IDisposable
    {
        private nint _handle;

        /// <summary>A generator with its seed.</summary>
        public Generator(ulong seed = 67280421310721UL) =>
            _handle = Shim.Check(Shim.tl_generator_new(seed), "torch.Generator");

        /// <summary>The safety net for a generator that was not disposed.</summary>
        ~Generator() => Release();

        internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>Starts the sequence of <paramref name="seed"/>.</summary>
        public Generator manual_seed(long seed)
        {
            Shim.Check(Shim.tl_generator_seed(Handle, (ulong)seed), "Generator.manual_seed");
            return this;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            Release();
            GC.SuppressFinalize(this);
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref _handle, 0) is var handle and not 0) Shim.tl_generator_release(handle);
        }
    }

    /// <summary>Seeds libtorch's default generator.</summary>
    public static void manual_seed(long seed) => Shim.Check(Shim.tl_manual_seed((ulong)seed), "torch.manual_seed");
}
