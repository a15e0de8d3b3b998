using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Puts examples of similar length into one batch, so that little is padded (bucketing; Khomenko et al. 2016, arXiv 1708.05604): a shuffled order is sorted
/// by length within windows of some batches, and the batches of a window change places. The rest that fills no batch stays as it was shuffled.
/// </summary>
internal static class LengthWindows
{
    private const int BatchesInWindow = 32;

    /// <summary>Rearranges a pass in place.</summary>
    /// <param name="order">The shuffled examples.</param>
    /// <param name="batch">The examples of a batch.</param>
    /// <param name="lengths">The length of each example.</param>
    /// <param name="randomness">The stream of the pass.</param>
    public static void Arrange(int[] order, int batch, IReadOnlyList<int> lengths, RandomStream randomness)
    {
        var full = order.Length / batch * batch;
        for (var start = 0; start < full; start += batch * BatchesInWindow)
        {
            var end = Math.Min(start + (batch * BatchesInWindow), full);
            var batches = order[start..end].OrderBy(index => lengths[index]).Chunk(batch).ToArray();
            randomness.Shuffle<int[]>(batches);
            batches.SelectMany(indexes => indexes).ToArray().CopyTo(order, start);
        }
    }
}
