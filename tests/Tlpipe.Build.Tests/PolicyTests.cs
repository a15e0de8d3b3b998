using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>Where a build may take its models from: <c>TlpipeTrainingPolicy</c> and <c>TlpipeLockedMode</c>.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class PolicyTests(PackedFeed feed)
{
    [Fact]
    public void A_project_says_whether_its_models_are_trained_restored_or_skipped_and_a_build_server_asks_for_the_lock()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Environment["TLPIPE_CACHE"] = project.Combine("cache");
        project.Write("car.model.yaml", TinyModels.Car());
        var inOutput = project.Combine("bin/Debug/net10.0/models/car/model.json");
        var locked = project.Combine("car.lock.json");

        var skipped = project.Build("build", "-p:TlpipeTrainingPolicy=skip").Expect(0);
        Assert.Empty(skipped.TrainingProcesses);
        Assert.False(File.Exists(inOutput));
        AssertFails(project, @"^App\.csproj\(0,0\): TLP9505: TlpipeTrainingPolicy is 'never', which is none; available: train, restore, skip$", "-p:TlpipeTrainingPolicy=never");
        AssertFails(project, @"^car\.model\.yaml\(\d+,\d+\): TLP7006: 'car' 1\.0\.0 would have to be trained", "-p:TlpipeTrainingPolicy=restore");
        AssertFails(project, @"^car\.model\.yaml\(\d+,\d+\): TLP7004: there is no lock 'car\.lock\.json'", "-p:ContinuousIntegrationBuild=true");
        Assert.False(File.Exists(locked));

        Assert.Equal(["car trained"], project.Build("build", "--no-restore").Expect(0).Origins);
        Assert.Equal(["car upToDate"], project.Build("build", "--no-restore", "-p:ContinuousIntegrationBuild=true", "-p:TlpipeTrainingPolicy=restore").Expect(0).Origins);

        var before = File.ReadAllText(locked);
        project.Write("car.model.yaml", TinyModels.Car(seed: 8));
        AssertFails(project, @"^car\.model\.yaml\(\d+,\d+\): TLP7005: the lock 'car\.lock\.json' is stale, .*seed: 7 -> 8", "-p:ContinuousIntegrationBuild=true");
        Assert.Equal(before, File.ReadAllText(locked));

        Assert.Empty(project.Build("build", "--no-restore", "-p:TlpipeTrainingPolicy=skip").Expect(0).TrainingProcesses);
        Assert.True(File.Exists(inOutput), "the model of the last training is still there");

        Assert.Equal(["car trained"], project.Build("build", "--no-restore", "-p:ContinuousIntegrationBuild=true", "-p:TlpipeLockedMode=false").Expect(0).Origins);
        Assert.NotEqual(before, File.ReadAllText(locked));
    }

    private static void AssertFails(OutsideProject project, string error, params string[] arguments) =>
        Assert.Matches(error, Assert.Single(project.Build(["build", "--no-restore", .. arguments]).Expect(1).Errors));
}
