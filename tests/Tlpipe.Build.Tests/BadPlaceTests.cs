using Tlpipe.Build.Inputs;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>Places and files that fail while a model is built: nothing half-written is left, and the model that was there before stays.</summary>
[Collection(BuildingProjects.Name)]
public sealed class BadPlaceTests(PackedFeed feed)
{
    private const string Build = "dotnet build --no-restore";

    // Permissions don't stop root, who runs tests in containers; a mount that only this build sees does.
    private const string ReadOnly = "mount --bind obj/tlpipe obj/tlpipe && mount -o remount,ro,bind obj/tlpipe";

    // A little room is left for the small files that a build begins with.
    private const string Full = "cp -a obj/tlpipe obj/before && mount -t tmpfs -o size=4m none obj/tlpipe && cp -a obj/before/. obj/tlpipe"
        + " && { head -c 8m /dev/zero > obj/tlpipe/filler 2>/dev/null; truncate -s -32k obj/tlpipe/filler; }";

    [SkippableFact]
    public void A_folder_that_is_read_only_or_full_is_an_error_that_leaves_the_previous_model()
    {
        using var project = Built();
        Skip.IfNot(Mounted(project, ReadOnly, "true").ExitCode == 0, "this machine lets nobody mount anything for a test (unshare --map-root-user --mount)");
        var before = Files(project.Combine("obj/tlpipe/car"));
        project.Write("car.model.yaml", TinyModels.Car(seed: 8));

        var readOnly = Mounted(project, ReadOnly, Build);
        Assert.Contains("App.csproj : error TLP9506: what a build keeps of its models can't be written: ", readOnly.Output, StringComparison.Ordinal);
        Assert.Equal(before, Listed(readOnly));

        var full = Mounted(project, Full, Build);
        Assert.Contains("error TLP7003: the model can't be written here: No space left on device", full.Output, StringComparison.Ordinal);
        Assert.Equal(before, Listed(full));

        Assert.Single(project.Build("build", "--no-restore").Expect(0).TrainingProcesses);
        Assert.NotEqual(before, Files(project.Combine("obj/tlpipe/car")));
    }

    [Fact]
    public void A_model_file_that_vanishes_in_the_middle_of_its_training_is_an_error_that_leaves_the_previous_model()
    {
        using var project = Built();
        var before = Files(project.Combine("obj/tlpipe/car"));
        var model = project.Write("car.model.yaml", TinyModels.Car(epochs: 60));

        using var build = project.Start("build", "--no-restore", "-bl:vanished.binlog", "-p:TlpipeCheckpointEvery=0.1", "-p:TlpipeThreads=1");
        TrainingProcess.WaitFor(() => Directory.Exists(project.Combine("cache/checkpoints")) ? "training" : null);
        File.Delete(model);

        Assert.True(build.WaitForExit(TimeSpan.FromMinutes(1)), "the build ends");
        var errors = new BuildLog(new CommandResult(build.ExitCode, "", ""), project.Combine("vanished.binlog")).Expect(1).Errors;
        Assert.Contains("TLP7002: ", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Equal(before, Files(project.Combine("obj/tlpipe/car")));
    }

    private OutsideProject Built()
    {
        var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Environment["TLPIPE_CACHE"] = project.Combine("cache");
        project.Write("car.model.yaml", TinyModels.Car());
        project.Run("build", "-v", "quiet").Expect(0);
        Directory.Delete(project.Combine("cache"), recursive: true);
        return project;
    }

    /// <summary>Runs a command with a mount that goes with it, and then lists the model's files as they are under that mount.</summary>
    private static CommandResult Mounted(OutsideProject project, string mount, string command) =>
        project.RunProgram("unshare", "--map-root-user", "--mount", "sh", "-c", $"{mount} && {{ {command}; find obj/tlpipe/car -type f -exec sha256sum {{}} +; }}");

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => $"{Digest.OfFile(file)}  {file[(folder.Length + 1)..]}").Order(StringComparer.Ordinal)];

    private static string[] Listed(CommandResult result) =>
        [.. result.Output.Split('\n').Where(line => line.Contains("  obj/tlpipe/car/", StringComparison.Ordinal)).Select(line => line.Replace("obj/tlpipe/car/", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
