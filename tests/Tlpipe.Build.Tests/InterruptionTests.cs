using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>A build that ends before its training does.</summary>
[Collection(BuildingProjects.Name)]
public sealed class InterruptionTests(PackedFeed feed)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public void A_build_that_is_cancelled_or_killed_takes_its_training_along_and_the_next_goes_on_from_the_last_checkpoint()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Write("car.model.yaml", TinyModels.Car(epochs: 250));
        project.Environment["TLPIPE_CACHE"] = project.Combine("cache");
        // Where other tests have the other cores, threads of one training would mostly wait for each other.
        project.Environment["TlpipeThreads"] = "1";
        project.Run("restore", "-v", "quiet").Expect(0);

        Interrupt(project, "INT", after: () => Checkpoint(project) is not null);
        Assert.False(File.Exists(project.Combine("obj/tlpipe/build.json")), "nothing looks finished");
        var first = Checkpoint(project);
        Interrupt(project, "KILL", after: () => Checkpoint(project) != first);

        var output = project.Build("build", "--no-restore", "-v", "normal").Expect(0).Result.Output;
        Assert.Matches(@"goes on from step [1-9]\d* of 500, where an earlier run was cut off", output);
        Assert.Contains("car 1.0.0: trained, ", output, StringComparison.Ordinal);
    }

    private static void Interrupt(OutsideProject project, string signal, Func<bool> after)
    {
        using var build = project.Start("build", "--no-restore", "-p:TlpipeCheckpointEvery=0.2");
        var training = TrainingProcess.Await(project);
        TrainingProcess.WaitFor(() => after() ? "yes" : null);

        TrainingProcess.Signal(signal, $"{build.Id}");

        Assert.InRange(training.AwaitEnd(), TimeSpan.Zero, Soon);
        Assert.True(build.WaitForExit(Soon), "the build ends");
        Assert.NotEqual(0, build.ExitCode);
    }

    /// <summary>When the last checkpoint was written.</summary>
    private static DateTime? Checkpoint(OutsideProject project) =>
        Directory.Exists(project.Combine("cache/checkpoints"))
        && Directory.GetFiles(project.Combine("cache/checkpoints"), "checkpoint.safetensors", SearchOption.AllDirectories) is [var file]
            ? File.GetLastWriteTimeUtc(file)
            : null;
}
