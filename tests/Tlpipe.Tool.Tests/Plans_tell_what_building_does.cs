namespace Tlpipe.Tool.Tests;

public sealed class Plans_tell_what_building_does
{
    private const string ModelFile = "street.model.yaml";

    [Fact]
    public void Where_a_model_comes_from_why_and_how_long_that_takes()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 1));
        AssertEnds(place, "would train: the model is new, it has no lock\nhow long that takes is not known: it was never trained on this machine\n");

        place.Run("train", ModelFile, "--threads", "1").Succeeded();
        AssertEnds(place, "up to date: nothing that matters differs from the lock\n");
        var json = place.Run("plan", ModelFile, "--json").Succeeded().Json;
        Assert.Equal((true, "upToDate", "same"), ((bool)json["upToDate"]!, (string?)json["source"], (string?)json["lock"]));
        Assert.Null(json["time"]);
        Assert.Empty(json["upstream"]!.AsArray());

        File.Delete(place.At("street.lock.json"));
        AssertEnds(place, "up to date, but it has no lock: a build writes one\n");
        place.Run("train", ModelFile).Succeeded();
        Directory.Delete(place.At("models"), recursive: true);
        AssertEnds(place, "would come from the cache: nothing that matters differs from the lock, but the output folder doesn't hold the model\n");
        Directory.Delete(place.At("cache", "artifacts"), recursive: true);
        AssertEnds(place, @"\nwould train: nothing that matters differs from the lock, but neither the output folder nor a cache holds the model\nthat takes about [0-9.]+ s for 2 steps: the last training on this machine took [0-9.]+ s for 2 steps \(cpu, 1 thread\)\n$");
    }

    [Fact]
    public void The_time_follows_the_steps_and_the_version_is_told_to_change()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 1));
        place.Run("train", ModelFile, "--threads", "1").Succeeded();
        place.Write(ModelFile, Samples.Street(epochs: 4).Replace("batch: 16", "batch: 16, earlyStopping: { patience: 2 }"));

        var plan = place.Run("plan", ModelFile, "--threads", "1").Succeeded();

        Assert.Equal(
            "street.model.yaml(2,10): warning TLP7011: this is another model than the locked one of the same version 1.0.0 (training.earlyStopping: added ({\"minDelta\":0,\"patience\":2}); training.epochs: 1 -> 4); so that people can tell them apart, write 'version: 1.1.0'\n",
            plan.Error);
        Assert.Matches(@"\nwould train, because it differs from the lock:\n  training\.earlyStopping: added .*\n  training\.epochs: 1 -> 4\nthat takes at most about [0-9.]+ s for 8 steps: ", plan.Output);
        var json = place.Run("plan", ModelFile, "--threads", "1", "--json").Succeeded().Json;
        Assert.Equal((false, "training", "stale"), ((bool)json["upToDate"]!, (string?)json["source"], (string?)json["lock"]));
        var (time, last) = (json["time"]!, json["time"]!["last"]!);
        Assert.Equal((8, 2, "cpu", 1), ((int)time["steps"]!, (int)last["steps"]!, (string?)last["device"], (int)last["threads"]!));
        Assert.Equal((double)last["seconds"]! * 4, (double)time["seconds"]!, 2e-3);
        Assert.Equal(["training.earlyStopping: added ({\"minDelta\":0,\"patience\":2})", "training.epochs: 1 -> 4"], json["reasons"]!.AsArray().Select(reason => (string?)reason));

        var locked = place.Run("plan", ModelFile, "--locked");
        Assert.Equal(1, locked.ExitCode);
        Assert.StartsWith("street.model.yaml(1,8): error TLP7005: the lock 'street.lock.json' is stale, ", locked.Error, StringComparison.Ordinal);
        Assert.Contains("would train, because it differs from the lock:", locked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_another_rests_on_is_told_first()
    {
        using var place = new Workplace();
        place.Write("base.model.yaml", Samples.Street(epochs: 1).Replace("tiny-street", "base"));
        place.Write(ModelFile, Samples.Street(epochs: 1).Replace("depth: 2", "depth: 2, weights: base.model.yaml"));
        place.Run("train", "base.model.yaml").Succeeded();

        AssertEnds(
            place,
            "it rests on base 1.0.0: up to date: nothing that matters differs from the lock\nwould train: the model is new, it has no lock\nhow long that takes is not known: it was never trained on this machine\n");
        var upstream = Assert.Single(place.Run("plan", ModelFile, "--json").Succeeded().Json["upstream"]!.AsArray())!;
        Assert.Equal(("base", "upToDate"), ((string?)upstream["model"], (string?)upstream["source"]));
    }

    private static void AssertEnds(Workplace place, string end)
    {
        var output = place.Run("plan", ModelFile).Succeeded().Output;
        if (end.EndsWith('$')) Assert.Matches(end, output);
        else Assert.EndsWith($"\n{end}", output, StringComparison.Ordinal);
    }
}
