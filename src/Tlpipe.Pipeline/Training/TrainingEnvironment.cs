using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>How a model was computed. It never enters an input key; equal bytes are promised between equal environments.</summary>
/// <param name="Engine">libtorch and its version: <c>libtorch 1.13.1</c>.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Threads">The number of threads, which changes the last bits of sums.</param>
/// <param name="CpuCapability">The kernels that libtorch and the libraries under it chose for the processor: <c>AVX2, oneDNN 7, OpenBLAS Zen</c>.</param>
/// <param name="Architecture">The processor's architecture: <c>x64</c>.</param>
public sealed record TrainingEnvironment(string Engine, string Device, int Threads, string CpuCapability, string Architecture)
{
    /// <summary>The digest of all of it.</summary>
    public Digest Digest
    {
        get
        {
            using var builder = new DigestBuilder();
            return builder.Add("engine", Engine).Add("device", Device).Add("threads", Threads)
                .Add("cpu", CpuCapability).Add("architecture", Architecture).Build();
        }
    }
}
