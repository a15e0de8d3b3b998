using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class TrainingTests
{
    private static readonly string[] ReproducibleFiles = ["model.safetensors", "program.pt", "model.json", "metrics.json", "predictions.json"];

    [Theory]
    [InlineData("full")]
    [InlineData("frozen")]
    public void Two_trainings_with_separate_empty_caches_give_the_same_bytes(string strategy)
    {
        using var first = new Workshop();
        using var second = new Workshop();

        var one = first.Build(first.Write("street.model.yaml", Models.Street(strategy: strategy)));
        var other = second.Build(second.Write("street.model.yaml", Models.Street(strategy: strategy)));

        AssertSameFiles(one.Folder, other.Folder);
        Assert.Equal(ModelOrigin.Trained, other.Origin);
    }

    [Theory]
    [InlineData("full", "{ use: adamw, lr: 0.003 }")]
    [InlineData("full", "{ use: sgd, lr: 0.05, momentum: 0.9 }")]
    [InlineData("frozen", "{ use: adam, lr: 0.01 }")]
    public void A_run_that_was_cut_off_goes_on_to_the_same_bytes(string strategy, string optimizer)
    {
        var text = Models.Street(strategy: strategy, optimizer: optimizer, epochs: 3);
        using var whole = new Workshop();
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        var file = cut.Write("street.model.yaml", text);
        cut.CutOff(file, epoch: 2, step: 3);
        var resumed = cut.Build(file);

        Assert.Contains(cut.Progress.Events, happened => happened is TrainingEvent.Resumed { Step: 7 or 8 });
        AssertSameFiles(expected.Folder, resumed.Folder);
    }

    [Fact]
    public void Dropout_missing_labels_and_a_second_data_set_come_out_the_same_after_a_cut()
    {
        var text = Models.Street(
            epochs: 3,
            optimizer: "{ use: adamw, lr: 0.003 }",
            dataSet: "{ use: street-scenes, count: 70, validation: 40, size: 32, missing: 0.9 }",
            tasks: """
            car: { dataset: street, target: car, head: { use: classification, dropout: 0.5 } }
              sign: { dataset: { use: street-scenes, count: 33, validation: 20, size: 32, seed: 5 }, target: sign, head: classification }
            """,
            extra: "  schedule: { use: cosine, warmup: 1 }\n  sampling: { use: temperature, value: 2 }");
        using var whole = new Workshop();
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        var file = cut.Write("street.model.yaml", text);
        foreach (var (epoch, step) in new[] { (1, 2), (2, 1), (3, 3) }) cut.CutOff(file, epoch, step);

        AssertSameFiles(expected.Folder, cut.Build(file).Folder);
    }

    [Fact]
    public void Trunk_and_heads_learn_at_rates_of_their_own()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1)));
        var moved = workshop.Build(workshop.Write("moved.model.yaml", Models.Street(
            name: "moved", epochs: 1, strategy: "{ use: full, trunkRate: 1.0e-30 }", weights: ", weights: base.model.yaml", seed: "9")));

        var before = Weights(Path.Combine(workshop.OutputFolder, "base", "1.0.0"));
        var after = Weights(moved.Folder);
        var convolutions = before.Where(entry => entry.Key.StartsWith("trunk.", StringComparison.Ordinal) && entry.Key.EndsWith("0.weight", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(convolutions);
        Assert.All(convolutions, entry => Assert.Equal(entry.Value, after[entry.Key]));
        Assert.Contains(before, entry => entry.Key.EndsWith("running_mean", StringComparison.Ordinal) && !entry.Value.SequenceEqual(after[entry.Key]));
        Assert.All(before.Where(entry => entry.Key.StartsWith("heads.", StringComparison.Ordinal)), entry => Assert.NotEqual(entry.Value, after[entry.Key]));
    }

    [Fact]
    public void A_frozen_trunk_keeps_its_parameters_and_its_statistics()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base")));
        var frozen = workshop.Build(workshop.Write(
            "moved.model.yaml", Models.Street(name: "moved", strategy: "frozen", weights: ", weights: base.model.yaml", seed: "9")));

        var before = Weights(Path.Combine(workshop.OutputFolder, "base", "1.0.0"));
        var after = Weights(frozen.Folder);
        Assert.All(before.Where(entry => entry.Key.StartsWith("trunk.", StringComparison.Ordinal)), entry => Assert.Equal(entry.Value, after[entry.Key]));
        Assert.Contains(before, entry => entry.Key.EndsWith("running_mean", StringComparison.Ordinal));
        Assert.All(before.Where(entry => entry.Key.StartsWith("heads.", StringComparison.Ordinal)), entry => Assert.NotEqual(entry.Value, after[entry.Key]));
    }

    [Fact]
    public void Several_tasks_of_one_data_set_train_together_with_labels_missing_here_and_there()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(
            dataSet: "{ use: street-scenes, count: 70, validation: 40, size: 32, missing: 0.5 }",
            tasks: """
            car: { dataset: street, target: car, head: classification }
              pedestrian: { dataset: street, target: pedestrian, head: classification }
              sign: { dataset: street, target: sign, head: classification }
            """));

        var built = workshop.Build(file);

        Assert.Equal(["car", "pedestrian", "sign"], built.Manifest.Tasks.Select(task => task.Name));
        Assert.All(built.Manifest.Tasks, task => Assert.InRange(task.Metrics.Best.Metrics["accuracy"].Value, 0, 1));
    }

    [Fact]
    public void Data_sets_of_unequal_size_share_an_epoch_as_long_as_the_largest()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(
            tasks: """
            car: { dataset: street, target: car, head: classification }
              sign: { dataset: { use: street-scenes, count: 33, validation: 20, size: 32, seed: 5 }, target: sign, head: classification }
            """));

        workshop.Build(file);

        // BatchNorm trains, so the largest set's partial batch is dropped: 70 / 16 gives 4 steps.
        Assert.Equal(8, workshop.Progress.Events.OfType<TrainingEvent.StepTaken>().Count());
        Assert.All(workshop.Progress.Events.OfType<TrainingEvent.StepTaken>(), step => Assert.Equal(32, step.Examples));
    }

    [Fact]
    public void A_training_that_diverges_says_so_and_writes_nothing()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(optimizer: "{ use: sgd, lr: 1.0e+30, momentum: 0.9 }"));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal("TLP5001", error.Code);
        Assert.Matches(@"^training diverged: the loss of task 'car' is not a finite number in epoch 1, step \d+, at a learning rate of 1e\+30; use a smaller lr or a warm-up$", error.Message);
        Assert.False(Directory.Exists(workshop.OutputFolder));
        Assert.False(File.Exists(Path.ChangeExtension(file, null) + ".lock.json"));
    }

    [Fact]
    public void Training_leaves_no_native_tensor_behind()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("warm-up.model.yaml", Models.Street(name: "warm-up", epochs: 1)));
        var before = LiveTensors.Settled();

        workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 3)));

        Assert.Equal(before, Torch.torch.LiveHandles);
    }

    [Fact]
    public void Of_all_epochs_only_the_best_and_the_last_keep_their_details()
    {
        using var workshop = new Workshop();
        using var stop = new CancellationTokenSource();
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.EpochEnded { Record.Epoch: 5 }) stop.Cancel();
        };

        Assert.Throws<OperationCanceledException>(() => workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 6)), stop.Token));

        var checkpoint = Assert.Single(Directory.GetFiles(workshop.CacheFolder, "checkpoint.safetensors", SearchOption.AllDirectories));
        using var file = Tlpipe.Models.Checkpoints.Checkpoint.Open(checkpoint);
        var epochs = System.Text.Json.Nodes.JsonNode.Parse(file.Metadata["run"])!["Epochs"]!.AsArray();
        Assert.Equal(5, epochs.Count);
        Assert.InRange(epochs.Count(epoch => epoch!["Tasks"]!["car"]!["Validation"]!["Details"] is not null), 1, 2);
    }

    [Fact]
    public void Early_stopping_ends_a_run_that_no_longer_improves()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(
            strategy: "frozen", epochs: 30, optimizer: "{ use: sgd, lr: 1.0e-9 }", extra: "  earlyStopping: { patience: 2 }"));

        workshop.Build(file);

        Assert.Equal(3, workshop.Progress.Events.OfType<TrainingEvent.EpochEnded>().Count());
    }

    private static void AssertSameFiles(string expected, string actual) =>
        Assert.All(ReproducibleFiles, name => Assert.Equal(File.ReadAllBytes(Path.Combine(expected, name)), File.ReadAllBytes(Path.Combine(actual, name))));

    private static Dictionary<string, byte[]> Weights(string folder)
    {
        using var file = Tlpipe.Models.Checkpoints.Checkpoint.Open(Path.Combine(folder, "model.safetensors"));
        return file.Entries.ToDictionary(entry => entry.Name, entry =>
        {
            var bytes = new byte[entry.ByteCount];
            file.ReadInto(entry.Name, bytes);
            return bytes;
        });
    }
}
