using Tlpipe.Torch;

namespace Tlpipe.Testing.Checking;

/// <summary>Counts native tensors that are held longer than what made them.</summary>
internal static class Leaks
{
    private const int Attempts = 5;

    /// <summary>The tensors that are left each time. Another test may hold some at the same moment; what leaks does so every time.</summary>
    public static long Of(Action use)
    {
        // What is made once and kept is made now.
        use();
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            var before = torch.LiveHandles;
            use();
            least = Math.Min(least, torch.LiveHandles - before);
        }

        return Math.Max(0, least);
    }
}
