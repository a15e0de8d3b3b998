using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Regularized_training
{
    private const string Small = ", depth: 2, width: 8";
    private const string Sgd = "{ use: sgd, lr: 0.05, momentum: 0.9 }";

    [Fact]
    public void Everything_at_once_comes_out_the_same_after_cuts_on_both_sides_of_a_phase()
    {
        using var whole = new Workshop();
        whole.Build(whole.Write("base.model.yaml", Models.Street(name: "base", weights: Small, epochs: 1)));
        var text = Models.Street(
            strategy: "{ use: probe-then-full, probeEpochs: 1 }",
            epochs: 3,
            weights: $"{Small}, weights: base.model.yaml",
            dataSet: "{ use: street-scenes, count: 70, validation: 40, size: 32, missing: 0.5 }",
            optimizer: "{ use: adamw, lr: 0.003 }",
            tasks: """
            car: { dataset: street, target: car, head: { use: classification, dropout: 0.5, labelSmoothing: 0.1 } }
              sign: { dataset: street, target: sign, head: classification }
            """,
            extra: """
              batchNorm: train
              clipNorm: 1.0
              accumulate: 2
              averaging: { decay: 0.9 }
              mixup: { alpha: 0.4 }
              l2sp: { alpha: 0.1, beta: 0.01 }
              schedule: one-cycle
            """);
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        cut.Build(cut.Write("base.model.yaml", Models.Street(name: "base", weights: Small, epochs: 1)));
        var file = cut.Write("street.model.yaml", text);
        foreach (var (epoch, step) in new[] { (1, 1), (2, 1) }) CutOff(cut, file, epoch, step);

        var resumed = cut.Build(file);

        // 70 / 16 gives 4 batches, and 2 batches a step.
        Assert.Equal([1L, 2L], whole.Progress.Events.OfType<TrainingEvent.StepTaken>().Where(step => step is { Epochs: 3, Epoch: 3 }).Select(step => step.Step));
        Assert.All(
            new[] { "model.safetensors", "metrics.json", "predictions.json" },
            name => Assert.Equal(File.ReadAllBytes(Path.Combine(expected.Folder, name)), File.ReadAllBytes(Path.Combine(resumed.Folder, name))));
    }

    [Theory]
    [InlineData("batch: 16", "batch: 8\n  accumulate: 2", 5)]
    [InlineData("batch: 16", "batch: 4\n  accumulate: 4", 5)]
    public void Accumulated_batches_are_one_large_batch(string large, string small, int steps)
    {
        using var workshop = new Workshop();
        // No dropout, no statistics of a batch: what is left is the mean over the examples. 70 / 16 leaves a last step of 6.
        var text = Models.Street(strategy: "full", epochs: 2, weights: Small, optimizer: Sgd, extra: "  batchNorm: eval");
        var one = Weights(workshop.Build(workshop.Write("one.model.yaml", text)).Folder);
        var several = Weights(workshop.Build(workshop.Write("several.model.yaml", text.Replace("model: street", "model: several").Replace(large, small))).Folder);

        Assert.Equal(one.Keys, several.Keys);
        Assert.All(one, entry => Assert.Equal(0, entry.Value.Zip(several[entry.Key], (a, b) => Math.Abs(a - b)).Max(), 2e-4));
        Assert.Contains(workshop.Progress.Events, happened => happened is TrainingEvent.StepTaken taken && taken.Steps == steps);
    }

    [Fact]
    public void Clipped_gradients_move_no_further_than_the_rate_times_their_norm()
    {
        using var workshop = new Workshop();
        var text = Models.Street(strategy: "frozen", epochs: 1, optimizer: "{ use: sgd, lr: 0.5, momentum: 0 }", extra: "  clipNorm: 0.01");
        var file = workshop.Write("street.model.yaml", text);
        CutOff(workshop, file, epoch: 1, step: 1);
        var first = Heads(workshop);
        CutOff(workshop, file, epoch: 1, step: 2);

        var moved = Math.Sqrt(Heads(workshop).Zip(first, (after, before) => Math.Pow(after - before, 2)).Sum());

        Assert.Equal(0.5 * 0.01, moved, 1e-5);
    }

    private static void CutOff(Workshop workshop, string file, int epoch, int step)
    {
        using var stop = new CancellationTokenSource();
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.StepTaken taken && taken.Epoch == epoch && taken.Step == step) stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => workshop.Build(file, stop.Token));
        workshop.Progress.Then = null;
    }

    private static float[] Heads(Workshop workshop)
    {
        using var file = Checkpoint.Open(Assert.Single(Directory.GetFiles(workshop.CacheFolder, "checkpoint.safetensors", SearchOption.AllDirectories)));
        return [.. file.Entries.Where(entry => entry.Name.StartsWith("live.heads", StringComparison.Ordinal)).SelectMany(entry => Numbers(file, entry))];
    }

    private static Dictionary<string, float[]> Weights(string folder)
    {
        using var file = Checkpoint.Open(Path.Combine(folder, "model.safetensors"));
        return file.Entries.Where(entry => entry.Name.EndsWith("weight", StringComparison.Ordinal) || entry.Name.EndsWith("bias", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Name, entry => Numbers(file, entry));
    }

    private static float[] Numbers(Checkpoint file, CheckpointEntry entry)
    {
        var bytes = new byte[entry.ByteCount];
        file.ReadInto(entry.Name, bytes);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }
}
