using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Views_of_augmented_pictures
{
    private const string Model = """
        model: shades
        version: 1.0.0
        backbone: { use: small-cnn, width: 4, depth: 2 }
        tasks:
          shade: { dataset: { use: image-folder, path: pictures, size: 16, colorJitter: { brightness: 0.5 } }, head: classification }
        training: { strategy: { use: frozen, views: 2 }, epochs: 4 }
        """;

    [Fact]
    public void Are_computed_once_each()
    {
        using var workshop = Workshop();
        workshop.Build(workshop.Write("shades.model.yaml", Model));

        var events = workshop.Progress.Events.Where(happened => happened is TrainingEvent.FeaturesComputed or TrainingEvent.EpochEnded)
            .Select(happened => happened is TrainingEvent.FeaturesComputed features ? $"{features.Split} {features.Done}" : "epoch");
        // 20 pictures in chunks of 16: the first view for the start and epoch 1, the second for epoch 2, and none anew after that.
        Assert.Equal(["Train 16", "Train 20", "Validation 2", "epoch", "Train 16", "Train 20", "epoch", "epoch", "epoch"], events);
    }

    [Fact]
    public void Are_used_in_turn()
    {
        using var workshop = Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = pipeline.Plan(workshop.Write("shades.model.yaml", Model));
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(plan);
        network.Trunk.eval();
        var settings = new TrainingSettings(Engine.Start(2, "cpu"), TimeProvider.System, TimeSpan.FromHours(1), pipeline.Files);
        using var store = new FeatureStore(network.Trunk, network.Trunk.Stages.Count, plan, settings, new CacheLayout(workshop.CacheFolder), workshop.Progress, forStart: false);
        using var reader = new ExampleReader(plan.DataSets[0], plan.Randomness, ahead: 1, keepBytes: 0);
        using var inputs = new FeatureInputs(store, plan.DataSets[0], reader, plan.Strategy.Views!.Value, CancellationToken.None);
        var passes = inputs.Batches(Split.Train, Enumerable.Range(0, 4).Select(pass => ((long)pass, new[] { 3, 17 })))
            .Select(batch =>
            {
                using (batch) return batch.Values.ToArray<float>();
            }).ToList();

        Assert.Equal(passes[0], passes[2]);
        Assert.Equal(passes[1], passes[3]);
        Assert.NotEqual(passes[0], passes[1]);
    }

    private static Workshop Workshop()
    {
        var workshop = new Workshop();
        for (var i = 0; i < 10; i++)
            foreach (var (name, grey) in new[] { ("dark", 40), ("light", 150) })
                PngFile.Write(workshop.Combine("pictures", "train", name, $"{i}.png"), 20, 20, (byte)(grey + i));
        PngFile.Write(workshop.Combine("pictures", "val", "dark", "1.png"), 20, 20, 60);
        PngFile.Write(workshop.Combine("pictures", "val", "light", "1.png"), 20, 20, 180);
        return workshop;
    }
}
