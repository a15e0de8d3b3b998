using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>Where a build may take its models from: <c>TlpipeTrainingPolicy</c> and <c>TlpipeLockedMode</c>.</summary>
[Collection(ChangingModels.Name)]
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
        Assert.Contains("  car.model.yaml: skipped, not built; the program will not find this model\n", skipped.Result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(inOutput));
        var absent = project.Build("build", "--no-restore", "-p:TlpipeTrainingPolicy=restore").Expect(1);
        Assert.StartsWith("car.model.yaml(1,8): TLP7006: 'car' 1.0.0 would have to be trained", Assert.Single(absent.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(locked));

        Assert.Equal(["car trained"], project.Build("build", "--no-restore").Expect(0).Origins);
        Assert.Equal(["car upToDate"], project.Build("build", "--no-restore", "-p:ContinuousIntegrationBuild=true", "-p:TlpipeTrainingPolicy=restore").Expect(0).Origins);

        var before = File.ReadAllText(locked);
        project.Write("car.model.yaml", TinyModels.Car(seed: 8));
        skipped = project.Build("build", "--no-restore", "-p:TlpipeTrainingPolicy=skip").Expect(0);
        Assert.Empty(skipped.TrainingProcesses);
        Assert.DoesNotContain("skipped, not built", skipped.Result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(inOutput), "the model of the last training is still there");

        Assert.Equal(["car trained"], project.Build("build", "--no-restore", "-p:ContinuousIntegrationBuild=true", "-p:TlpipeLockedMode=false").Expect(0).Origins);
        Assert.NotEqual(before, File.ReadAllText(locked));
    }
}
