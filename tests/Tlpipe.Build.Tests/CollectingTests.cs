using Microsoft.Build.Utilities;
using Tlpipe.Build.Inputs;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>Builds that start nothing and take what an earlier one left.</summary>
public sealed class CollectingTests
{
    [Fact]
    public void A_model_that_the_project_has_no_more_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        JsonFile.Write(folder.Combine("inputs.json"), new Manifest(Manifest.CurrentFormat, [Model(folder, "car"), Model(folder, "bus")], [], [], []), BuildJson.Default.Manifest);

        var task = new TrainModels
        {
            BuildEngine = new RecordingEngine(),
            Models = [new TaskItem(folder.Combine("car.model.yaml"))],
            OutputFolder = folder.Path,
            DotNetHost = "dotnet",
            ToolAssembly = folder.Combine("tlpipe.dll"),
            ProjectFile = folder.Combine("App.csproj"),
            TrainingPolicy = "skip",
        };

        Assert.True(task.Execute());
        Assert.Equal(["car"], task.Artifacts.Select(artifact => artifact.GetMetadata("Name")));
    }

    private static ManifestModel Model(TemporaryFolder folder, string name) => new()
    {
        File = folder.Combine($"{name}.model.yaml"),
        Name = name,
        Version = "1.0.0",
        Key = new('a', 64),
        TrainingKey = new('b', 64),
        Digest = new('c', 64),
        Artifact = folder.Combine(name, "1.0.0"),
        Lock = folder.Combine($"{name}.lock.json"),
        Origin = "trained",
        Reason = "",
        Plan = new Dictionary<string, string>(),
        Metrics = new Dictionary<string, double>(),
    };
}
