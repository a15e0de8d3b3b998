using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Features
{
    private static readonly string Frozen = Models.Street(strategy: "frozen");

    [Fact]
    public void Damaged_chunks_of_the_cache_are_computed_again_to_the_same_bytes()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Frozen);
        var built = workshop.Build(file);
        var expected = File.ReadAllBytes(Path.Combine(built.Folder, "model.safetensors"));
        var chunks = Directory.GetFiles(Path.Combine(workshop.CacheFolder, "features"), "*", SearchOption.AllDirectories);
        var bytes = File.ReadAllBytes(chunks[0]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(chunks[0], bytes);
        File.WriteAllBytes(chunks[1], File.ReadAllBytes(chunks[1])[..40]);
        File.WriteAllText(chunks[2], "");
        Directory.Delete(built.Folder, recursive: true);
        Directory.Delete(Path.Combine(workshop.CacheFolder, "artifacts"), recursive: true);
        workshop.Progress.Events.Clear();

        Assert.Equal(ModelOrigin.Trained, workshop.Build(file).Origin);

        Assert.Equal(3, workshop.Progress.Events.OfType<TrainingEvent.FeaturesComputed>().Count());
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(built.Folder, "model.safetensors")));
    }

    [Fact]
    public void A_run_cancelled_while_features_are_computed_goes_on_with_those_it_has()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Frozen);
        using var stop = new CancellationTokenSource();
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.FeaturesComputed { Done: 32 }) stop.Cancel();
        };

        Assert.Throws<OperationCanceledException>(() => workshop.Build(file, stop.Token));
        var before = workshop.Progress.Events.OfType<TrainingEvent.FeaturesComputed>().Count();
        workshop.Progress.Then = null;
        workshop.Build(file);

        // 70 and 40 examples in chunks of 16: 5 and 3.
        Assert.Equal(2, before);
        Assert.Equal(8, workshop.Progress.Events.OfType<TrainingEvent.FeaturesComputed>().Count());
    }
}
