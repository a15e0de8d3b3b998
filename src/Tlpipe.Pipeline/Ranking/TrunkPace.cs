using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>Measures how long a trunk takes for an example, reading included: the first chunk warms up, some more are timed.</summary>
internal static class TrunkPace
{
    private const int Chunk = 16;
    private const int TimedChunks = 4;

    /// <summary>Seconds an example.</summary>
    public static double Measure(Trunk trunk, PlannedDataSet dataSet, TrainingSettings settings, CancellationToken stop)
    {
        using var program = new FrozenProgram(trunk, trunk.Stages.Count, dataSet.Data.Codec.Output, settings.Environment.Device);
        using var reader = new ExampleReader(dataSet, RandomStream.FromSeed(0), settings.Environment.Threads, keepBytes: 0);
        var count = Math.Min(dataSet.Data.Count(Split.Train), Chunk);
        int[] indexes = [.. Enumerable.Range(0, count)];
        var began = 0L;
        var chunks = 0;
        foreach (var batch in reader.Batches(Split.Train, Enumerable.Repeat((0L, indexes), 1 + TimedChunks)))
        {
            stop.ThrowIfCancellationRequested();
            using (batch) program.Run(batch, Chunk).Dispose();
            if (chunks++ == 0) began = settings.Clock.GetTimestamp();
        }

        return settings.Clock.GetElapsedTime(began).TotalSeconds / (TimedChunks * count);
    }
}
