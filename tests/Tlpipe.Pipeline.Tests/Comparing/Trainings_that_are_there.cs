using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Comparing;

public sealed class Trainings_that_are_there
{
    private const string Scratch = "compare: { with: scratch, seeds: 2, rates: [1, 3] }";

    [Fact]
    public void Nothing_is_trained_twice()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        var plain = workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved("")));
        var weights = File.ReadAllBytes(Path.Combine(plain.Folder, "model.safetensors"));

        var compared = workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved(Scratch)));
        Assert.Equal((ModelOrigin.Cache, 4), (compared.Origin, Compared(workshop)));
        Assert.StartsWith("it differs from the lock: compare: added", compared.Reason, StringComparison.Ordinal);
        Assert.Empty(workshop.Warnings);
        var metrics = File.ReadAllText(Path.Combine(compared.Folder, "metrics.json"));

        Assert.Equal(ModelOrigin.UpToDate, workshop.Build(workshop.Combine("moved.model.yaml")).Origin);
        Directory.Delete(compared.Folder, recursive: true);
        Assert.Equal(ModelOrigin.Cache, workshop.Build(workshop.Combine("moved.model.yaml")).Origin);
        Assert.Equal(metrics, File.ReadAllText(Path.Combine(compared.Folder, "metrics.json")));
        Assert.Equal(0, Compared(workshop));

        workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved(Scratch.Replace("seeds: 2", "seeds: 1", StringComparison.Ordinal))));
        var removed = workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved("")));
        Assert.Equal((ModelOrigin.Cache, 0), (removed.Origin, Compared(workshop)));
        Assert.Equal(weights, File.ReadAllBytes(Path.Combine(removed.Folder, "model.safetensors")));
        Assert.DoesNotContain("comparisons", File.ReadAllText(Path.Combine(removed.Folder, "metrics.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_is_the_artifact_of_a_file_that_says_the_same()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved("compare: { with: scratch, seeds: 1, rates: [3] }")));

        var file = workshop.Write("other.model.yaml", ComparedStreet.Moved("", optimizer: "{ use: sgd, momentum: 0.9, lr: 0.06 }", weights: "", strategy: "full").Replace("model: moved", "model: other", StringComparison.Ordinal));

        var compared = CacheInventory.List(new CacheLayout(workshop.CacheFolder)).Where(CacheInventory.IsCompared).ToList();
        var built = workshop.Build(file);

        Assert.Equal(ModelOrigin.Cache, built.Origin);
        Assert.Equal([built.Manifest.TrainingKey.Hex], compared.Select(entry => Path.GetFileName(entry.Path)));
        Assert.DoesNotContain("compared", File.ReadAllText(Path.Combine(built.Folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_that_was_cancelled_goes_on_with_what_is_missing()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        var file = workshop.Write("moved.model.yaml", ComparedStreet.Moved(Scratch));
        using var stop = new CancellationTokenSource();
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.Comparing { Number: 3 }) stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => workshop.Build(file, stop.Token));
        Assert.False(Directory.Exists(Path.Combine(workshop.OutputFolder, "moved")));
        workshop.Progress.Then = null;
        workshop.Progress.Events.Clear();

        Assert.Equal(ModelOrigin.Cache, workshop.Build(file).Origin);
        Assert.Equal([3, 4], workshop.Progress.Events.OfType<TrainingEvent.Comparing>().Select(begun => begun.Number));
    }

    [Fact]
    public void The_policy_restore_names_a_baseline_that_is_missing()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        var file = workshop.Write("moved.model.yaml", ComparedStreet.Moved(Scratch));
        var built = workshop.Build(file);
        var baseline = ComparisonJson.Read(built.Folder).OfType<ScratchComparison>().Single().Runs[1].Baseline!.Key;
        workshop.Always = options => options with { Policy = TrainingPolicy.Restore };
        Directory.Delete(built.Folder, recursive: true);
        Assert.Equal(ModelOrigin.Cache, workshop.Build(file).Origin);
        Directory.Delete(built.Folder, recursive: true);
        Directory.Delete(Path.Combine(workshop.CacheFolder, "artifacts", baseline), recursive: true);

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal("TLP7006", error.Code);
        Assert.Equal(
            $"what 'moved' 1.0.0 is compared with would have to be trained (scratch, seed 4), and the policy 'restore' takes trainings only from a cache. "
            + $"Asked were the cache {workshop.CacheFolder}; train it where that is allowed and these are filled, or build it with the policy 'train'",
            error.Message);
        Assert.Equal(14, error.Location!.Line);
    }

    [SkippableFact]
    public void Another_machine_takes_the_baselines_from_the_remote_cache()
    {
        using var server = new Nginx();
        using var a = new Workshop { Always = options => options with { RemoteCache = new Uri(server.Url) } };
        using var b = new Workshop { Always = options => options with { RemoteCache = new Uri(server.Url), Policy = TrainingPolicy.Restore } };

        var folders = new[] { a, b }.Select(workshop =>
        {
            workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
            return workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved(Scratch))).Folder;
        }).ToList();

        Assert.Empty(b.Progress.Events.OfType<TrainingEvent.Comparing>());
        foreach (var name in new[] { "metrics.json", "model.json" })
            Assert.Equal(File.ReadAllText(Path.Combine(folders[0], name)), File.ReadAllText(Path.Combine(folders[1], name)));
    }

    /// <summary>The trainings of comparisons since it was asked last.</summary>
    private static int Compared(Workshop workshop)
    {
        var count = workshop.Progress.Events.OfType<TrainingEvent.Comparing>().Count();
        workshop.Progress.Events.Clear();
        return count;
    }
}
