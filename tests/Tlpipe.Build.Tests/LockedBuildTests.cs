using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>What the lock beside a model file means to a build.</summary>
[Collection(ChangingModels.Name)]
public sealed class LockedBuildTests(PackedFeed feed)
{
    private const string ModelFile = "car.model.yaml";

    [Fact]
    public void A_build_server_builds_what_is_locked_and_says_what_is_not()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        var lockFile = project.Combine("car.lock.json");
        project.Write(ModelFile, TinyModels.Car());
        var missing = project.Build("build", "-p:ContinuousIntegrationBuild=true").Expect(1);
        Assert.StartsWith("car.model.yaml(1,8): TLP7004: there is no lock 'car.lock.json', ", Assert.Single(missing.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(lockFile));
        project.Build("build", "--no-restore").Expect(0);
        var locked = File.ReadAllText(lockFile);

        // No other test trains with this seed, so that the cache they share can't hold the model.
        project.Write(ModelFile, TinyModels.Car(seed: 7006));
        var stale = project.Build("build", "--no-restore", "-p:ContinuousIntegrationBuild=true").Expect(1);
        Assert.StartsWith(
            "car.model.yaml(1,8): TLP7005: the lock 'car.lock.json' is stale, and locked mode builds only what is locked: seed: 7 -> 7006; ",
            Assert.Single(stale.Errors),
            StringComparison.Ordinal);
        var absent = project.Build("build", "--no-restore", "-p:TlpipeTrainingPolicy=restore").Expect(1);
        Assert.StartsWith(
            "car.model.yaml(1,8): TLP7006: 'car' 1.0.0 would have to be trained, and the policy 'restore' takes models only from a cache: seed: 7 -> 7006. Asked were ",
            Assert.Single(absent.Errors),
            StringComparison.Ordinal);
        Assert.Equal(locked, File.ReadAllText(lockFile));

        var built = project.Build("build", "--no-restore").Expect(0);
        Assert.Equal(
            ["car.model.yaml(2,10): TLP7011: this is another model than the locked one of the same version 1.0.0 (seed: 7 -> 7006); so that people can tell them apart, write 'version: 1.1.0'"],
            built.Warnings);
        Assert.NotEqual(locked, File.ReadAllText(lockFile));
        var retrained = File.ReadAllText(lockFile);
        Directory.Delete(project.Combine("obj", "tlpipe"), recursive: true);
        const string Told = "car.model.yaml(2,10): TLP7011: this is another model than the one that was first locked as version 1.0.0; so that people can tell them apart, write 'version: 1.1.0'";
        Assert.Equal([Told], project.Build("build", "--no-restore", "-p:ContinuousIntegrationBuild=true", "-warnaserror").Expect(1).Errors);
        Assert.Equal(retrained, File.ReadAllText(lockFile));

        // Where nothing is started, the warning comes from the last build's record, and goes with what it was told of.
        Assert.Equal([Told], project.Build("build", "--no-restore").Expect(0).Warnings);
        var upToDate = project.Build("build", "--no-restore").Expect(0);
        Assert.Equal([Told], upToDate.Warnings);
        project.Write(ModelFile, TinyModels.Car());
        Assert.Empty(project.Build("build", "--no-restore", "-warnaserror").Expect(0).Warnings);
        Assert.Equal(locked, File.ReadAllText(lockFile));
    }

    [Fact]
    public void Labels_that_change_without_a_major_version_fail_the_build_and_the_model_stays()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Write(ModelFile, TinyModels.Car());
        project.Build("build").Expect(0);
        var model = project.Combine("obj/tlpipe/car/1.0.0/model.json");
        var before = File.ReadAllText(model);

        project.Write(ModelFile, TinyModels.Car().Replace("target: car", "target: sign", StringComparison.Ordinal));
        var error = Assert.Single(project.Build("build", "--no-restore").Expect(1).Errors);

        Assert.StartsWith("car.model.yaml(2,10): TLP7010: applications made for the locked version 1.0.0 may break: label 'absent' of task 'car' removed; ", error, StringComparison.Ordinal);
        Assert.EndsWith("; such a change takes a new major version: write 'version: 2.0.0'", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(model));
    }
}
