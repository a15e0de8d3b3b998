namespace Tlpipe.Tool.Tests;

public sealed class Locked_builds(TrainedStreet street) : IClassFixture<TrainedStreet>
{
    [Fact]
    public void A_model_that_is_not_locked_is_refused_with_all_that_differs()
    {
        using var place = new Workplace();
        place.Write(TrainedStreet.ModelFile, Samples.Street());
        var missing = place.Run("train", TrainedStreet.ModelFile, "--locked");
        Assert.Equal(1, missing.ExitCode);
        Assert.Equal(
            "street.model.yaml(1,8): error TLP7004: there is no lock 'street.lock.json', and locked mode builds only what is locked; build without --locked (in a project: without ContinuousIntegrationBuild or TlpipeLockedMode) and commit the lock\n",
            missing.Error);

        File.Copy(street.Place.At("street.lock.json"), place.At("street.lock.json"));
        place.Write(TrainedStreet.ModelFile, Samples.Street(epochs: 3).Replace("seed: 7", "seed: 8"));
        var stale = place.Run("train", TrainedStreet.ModelFile, "--locked");
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains(": error TLP7005: the lock 'street.lock.json' is stale, and locked mode builds only what is locked: seed: 7 -> 8; training.epochs: 2 -> 3; undo the change, or ", stale.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.At("models")));
        Assert.Equal(File.ReadAllText(street.Place.At("street.lock.json")), File.ReadAllText(place.At("street.lock.json")));
    }

    [Fact]
    public void What_is_locked_and_cached_is_restored()
    {
        var json = street.Place.Run("train", TrainedStreet.ModelFile, "--locked", "--policy", "restore", "--output", "restored", "--json").Succeeded().Json;
        Assert.Equal(("cache", (string?)street.Training.Json["sha256"]), ((string?)json["origin"], (string?)json["sha256"]));
    }

    [Fact]
    public void What_no_cache_holds_fails_before_libtorch_is_loaded()
    {
        using var place = new Workplace();
        place.Write(TrainedStreet.ModelFile, Samples.Street());
        place.Environment["LD_DEBUG"] = "libs";
        var result = place.RunAlone("train", TrainedStreet.ModelFile, "--policy", "restore");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            $"street.model.yaml(1,8): error TLP7006: 'tiny-street' 1.0.0 would have to be trained, and the policy 'restore' takes models only from a cache: the model is new, it has no lock. Asked were {place.At("models", "tiny-street", "1.0.0")}, the cache {place.At("cache")}; ",
            result.Error,
            StringComparison.Ordinal);
        Assert.Contains("calling init", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.At("street.lock.json")));
    }

    [Fact]
    public void A_change_that_breaks_applications_is_an_error_at_the_version()
    {
        using var place = new Workplace();
        File.Copy(street.Place.At("street.lock.json"), place.At("street.lock.json"));
        place.Write(TrainedStreet.ModelFile, Samples.Street().Replace("  sign: {", "  board: {"));
        var result = place.Run("train", TrainedStreet.ModelFile);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "street.model.yaml(2,10): error TLP7010: applications made for the locked version 1.0.0 may break: task 'sign' removed; task 'board' added; such a change takes a new major version: write 'version: 2.0.0'\n",
            result.Error);
        Assert.False(Directory.Exists(place.At("models")));
    }
}
