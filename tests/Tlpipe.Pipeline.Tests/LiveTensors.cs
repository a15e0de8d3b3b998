namespace Tlpipe.Pipeline.Tests;

/// <summary>Counts native tensors from a point on.</summary>
internal static class LiveTensors
{
    private const int Rounds = 3;

    /// <summary>The tensors that are held. What tests before this one left to the garbage collector is collected now, and not while the next are counted.</summary>
    public static long Settled()
    {
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Torch.torch.LiveHandles;
    }
}
