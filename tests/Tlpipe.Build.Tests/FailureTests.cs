using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>What a user sees when a model can't be built.</summary>
[Collection(BuildingProjects.Name)]
public sealed class FailureTests(PackedFeed feed)
{
    [Fact]
    public void An_error_in_a_model_file_is_an_error_of_the_build_with_file_line_and_code()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Write("car.model.yaml", TinyModels.Car().Replace("epochs:", "epocs:", StringComparison.Ordinal));

        var log = project.Build("build").Expect(1);

        Assert.StartsWith("car.model.yaml(12,3): TLP1005: there is no key 'epocs' in 'training'; did you mean 'epochs'? Available: strategy, epochs, ", Assert.Single(log.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(project.Combine("obj/tlpipe/car")), "nothing is written");

        project.Write("car.model.yaml", TinyModels.Car());
        Assert.Single(project.Build("build", "--no-restore").Expect(0).TrainingProcesses);
    }

    [Fact]
    public void A_data_root_without_a_path_is_an_error_in_the_project()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();", items: "<TlpipeDataRoot Include=\"data\" />");
        project.Write("car.model.yaml", TinyModels.Car());

        var log = project.Build("build").Expect(1);

        Assert.Equal(["App.csproj(0,0): TLP9503: the item TlpipeDataRoot 'data' has no Path; write <TlpipeDataRoot Include=\"data\" Path=\"FOLDER\" />"], log.Errors);
        Assert.Empty(log.TrainingProcesses);
    }

    [Fact]
    public void A_training_process_that_dies_without_a_word_is_an_error_that_says_how_to_see_more()
    {
        using var project = WithLongTraining();
        using var build = project.Start("build", "--no-restore", "-bl:killed.binlog");
        var training = TrainingProcess.Await(project);

        training.Signal("KILL");

        Assert.True(build.WaitForExit(TimeSpan.FromSeconds(60)), "the build ends");
        Assert.Equal(1, build.ExitCode);
        var error = Assert.Single(new BuildLog(new CommandResult(build.ExitCode, "", ""), project.Combine("killed.binlog")).Errors);
        Assert.StartsWith("App.csproj(0,0): TLP9501: the training process ended with exit code 137 and did not say why; its last output: ", error, StringComparison.Ordinal);
        Assert.EndsWith($"tlpipe.dll @{project.Combine("obj/tlpipe/train.rsp")}", error, StringComparison.Ordinal);
    }

    private OutsideProject WithLongTraining()
    {
        var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Write("car.model.yaml", TinyModels.Car(epochs: 100000));
        project.Run("restore", "-v", "quiet").Expect(0);
        return project;
    }
}
