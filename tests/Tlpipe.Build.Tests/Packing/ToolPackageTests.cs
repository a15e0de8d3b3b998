using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>The tool as a team uses it: written down in a manifest, restored in every clone.</summary>
[Collection(UsingPackages.Name)]
public sealed class ToolPackageTests(PackedFeed feed)
{
    [Fact]
    public void The_tool_of_a_manifest_is_restored_in_a_clone_and_trains_and_predicts_there()
    {
        using var team = new OutsideProject(feed);
        Tool(team, "install", "Tlpipe.Tool", "--version", "0.1.0", "--create-manifest-if-needed");
        using var clone = new OutsideProject(feed);
        clone.Write("dotnet-tools.json", File.ReadAllText(team.Combine("dotnet-tools.json")));
        clone.Write("car.model.yaml", TinyModels.Car());

        Tool(clone, "restore");

        Tool(clone, "run", "tlpipe", "train", "car.model.yaml");
        Assert.Matches(@"(?m)^(present|absent) +[01]\.\d{4} +/.*dot\.png$", Tool(clone, "run", "tlpipe", "predict", "models/car/1.0.0", clone.WritePicture()));
    }

    // Local tools are looked up where the user keeps packages and caches, whatever nuget.config says.
    private string Tool(OutsideProject project, params string[] arguments) =>
        DotNet.Run("env", project.Folder, feed.CacheFolder, [$"NUGET_PACKAGES={feed.Packages}", $"DOTNET_CLI_HOME={project.Folder}", "dotnet", "tool", .. arguments]).Expect(0).Output;
}
