using Microsoft.Build.Utilities;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>What the task tells before it starts a process, and where it starts none.</summary>
public sealed class TrainModelsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RecordingEngine engine = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("build.json")]
    [InlineData("train.rsp")]
    public void A_file_of_an_earlier_build_that_cannot_be_replaced_is_an_error_with_its_code_and_no_stack_trace(string file)
    {
        // Even the root user can't write over a folder.
        Directory.CreateDirectory(folder.Combine("obj/tlpipe", file));

        Assert.False(Task().Execute());

        Assert.Matches(@"^App\.csproj\(0,0\): error TLP9506: what a build keeps of its models can't be written: [^\n]+; models that were built before stay as they are\. Make room for [^\n]+$", Assert.Single(engine.Told));
    }

    [Fact]
    public void A_property_with_a_value_that_is_none_is_told_by_its_own_name()
    {
        var task = Task();
        (task.TrainingPolicy, task.Threads, task.Device, task.CheckpointEvery) = ("never", "abc", "xyz", "-1");

        Assert.False(task.Execute());

        Assert.Equal(
            [
                "App.csproj(0,0): error TLP9505: TlpipeTrainingPolicy is 'never', which is none; available: train, restore, skip",
                "App.csproj(0,0): error TLP9508: the property TlpipeThreads is 'abc', which is none of its values: write a whole number from 1, or leave it out",
                "App.csproj(0,0): error TLP9508: the property TlpipeDevice is 'xyz', which is none of its values: write cpu or cuda, or leave it out",
                "App.csproj(0,0): error TLP9508: the property TlpipeCheckpointEvery is '-1', which is none of its values: write a number of seconds from 0 to 86400, or leave it out",
            ],
            engine.Told);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "obj")), "nothing is written");
    }

    [Fact]
    public void A_model_that_is_skipped_and_not_there_gets_a_line()
    {
        var task = Task();
        task.TrainingPolicy = TrainingPolicies.Skip;

        Assert.True(task.Execute());

        Assert.Equal([$"{folder.Combine("car.model.yaml")}: skipped, not built; the program will not find this model"], engine.Lines);
        Assert.Empty(engine.Told);
    }

    private TrainModels Task() => new()
    {
        BuildEngine = engine,
        Models = [new TaskItem(folder.Combine("car.model.yaml"))],
        OutputFolder = Path.Combine(folder.Path, "obj", "tlpipe") + "/",
        ProjectFile = folder.Combine("App.csproj"),
        DotNetHost = folder.Combine("dotnet"),
        ToolAssembly = folder.Combine("tools", "tlpipe.dll"),
    };
}
