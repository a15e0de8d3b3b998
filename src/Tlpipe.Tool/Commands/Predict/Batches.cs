using System.Collections.Concurrent;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>Takes what is there in batches, without waiting for a batch to fill: a list that arrives slowly is answered line by line.</summary>
internal static class Batches
{
    /// <summary>Enough for the next inputs to be decoded while these are computed.</summary>
    public const int UsualSize = 64;

    /// <summary>The batches.</summary>
    /// <param name="source">Read ahead on a thread of its own; what it throws is thrown here.</param>
    /// <param name="size">The largest batch.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IEnumerable<T> source, int size, CancellationToken stop)
    {
        using var ahead = new BlockingCollection<T>(size * 4);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(() => Fill(source, ahead, end.Token), CancellationToken.None);
        try
        {
            while (ahead.TryTake(out var first, Timeout.Infinite, stop))
            {
                var batch = new List<T>(size) { first };
                while (batch.Count < size && ahead.TryTake(out var next)) batch.Add(next);
                yield return batch;
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            end.Cancel();
        }
    }

    private static void Fill<T>(IEnumerable<T> source, BlockingCollection<T> ahead, CancellationToken end)
    {
        try
        {
            foreach (var item in source) ahead.Add(item, end);
        }
        finally
        {
            ahead.CompleteAdding();
        }
    }
}
