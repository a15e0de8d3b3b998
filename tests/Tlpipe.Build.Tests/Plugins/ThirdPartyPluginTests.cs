using System.Text.Json.Nodes;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>
/// A plugin of somebody else, as the page for authors shows it: a modality of its own, in a project outside the repository that references
/// Tlpipe.Abstractions and a version of YamlDotNet that doesn't fit the tool's.
/// </summary>
[Collection(UsingPackages.Name)]
public sealed class ThirdPartyPluginTests(PackedFeed feed, BuiltPlugin built) : IClassFixture<BuiltPlugin>
{
    [Fact]
    public void Its_output_is_the_plugin_with_its_private_assemblies()
    {
        Assert.Equal(
            ["Points.deps.json", "Points.dll", "Points.pdb", "Points.runtimeconfig.json", "YamlDotNet.dll"],
            Directory.GetFiles(built.Clone.Output).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_listed_and_trained_with()
    {
        using var place = ModelPlace();
        var list = Json(Tool(place, "plugins", "list", "--plugins", built.Clone.Assembly, "--json"));
        Assert.Equal("1.2.0", (string?)list["plugins"]!.AsArray().Single(plugin => (string?)plugin!["name"] == "Points")!["version"]);
        Assert.Equal(
            ["backbone perceptron: units", "data set point-file: path, validateOneIn"],
            list["parts"]!.AsArray().Where(part => (string?)part!["plugin"] == "Points")
                .Select(part => $"{part!["kind"]} {part["name"]}: {string.Join(", ", part["options"]!.AsArray().Select(option => (string?)option!["key"]))}"));

        var trained = Json(Tool(place, "train", PluginGuide.ModelFile, "--plugins", built.Clone.Assembly, "--json"));
        Assert.True((double)trained["tasks"]!["side"]!["best"]!["accuracy"]! > 0.9, trained.ToJsonString());
        Assert.Equal(Key(built.Clone), (string?)trained["key"]);
    }

    [Fact]
    public void Its_package_makes_a_build_train_with_it()
    {
        using var project = new OutsideProject(feed, built.Clone.Pack().Packages)
            .WithApplication("Console.WriteLine();", "<PackageReference Include=\"Points\" Version=\"1.2.0\" />");
        project.Write(PluginGuide.ModelFile, PluginGuide.Model);
        project.Write("points.yaml", PluginGuide.Points);

        Assert.Single(project.Build("build").Expect(0).TrainingProcesses);

        var model = JsonNode.Parse(File.ReadAllText(project.Combine("bin/Debug/net10.0/models/points/model.json")))!;
        Assert.Equal(Key(built.Clone), (string?)model["key"]);
        Assert.Empty(Directory.GetFiles(project.Combine("bin"), "Points.*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(project.Combine("bin"), "YamlDotNet.*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_project_of_the_same_solution_trains_with_it_after_building_it()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();",
            $"<ProjectReference Include=\"{built.Clone.Project}\" ReferenceOutputAssembly=\"false\" OutputItemType=\"TlpipePlugin\" />");
        project.Write(PluginGuide.ModelFile, PluginGuide.Model);
        project.Write("points.yaml", PluginGuide.Points);

        Assert.Single(project.Build("build").Expect(0).TrainingProcesses);

        var model = JsonNode.Parse(File.ReadAllText(project.Combine("bin/Debug/net10.0/models/points/model.json")))!;
        Assert.Equal(Key(built.Clone), (string?)model["key"]);
    }

    [Fact]
    public void The_same_source_gives_the_same_key_in_another_folder_at_another_commit_on_a_build_server_and_another_source_does_not()
    {
        using var elsewhere = new PluginClone(feed, "a/longer/path/to/the/clone", "second").Build("-p:ContinuousIntegrationBuild=true");
        Assert.Equal(Key(built.Clone), Key(elsewhere));

        elsewhere.Edit("Perceptron.cs", "nn.ReLU()", "nn.Tanh()");
        Assert.NotEqual(Key(built.Clone), Key(elsewhere.Build()));
    }

    [Fact]
    public void A_copy_of_the_contract_beside_it_is_harmless()
    {
        using var copy = CopyOfOutput();
        foreach (var assembly in new[] { "Tlpipe.Abstractions.dll", "Tlpipe.Torch.dll" })
            File.Copy(Path.Combine(Path.GetDirectoryName(ToolAssembly)!, assembly), copy.Combine(assembly));

        Assert.Equal(Key(built.Clone), Key(copy.Combine("Points.dll")));
    }

    [Fact]
    public void Without_its_own_version_of_a_library_it_is_not_given_the_tools()
    {
        // The tool has a YamlDotNet too, in which a line is a long: the plugin's calls would not fit.
        using var copy = CopyOfOutput();
        File.Delete(copy.Combine("YamlDotNet.dll"));
        using var place = ModelPlace();

        var plan = Tool(place, "plan", PluginGuide.ModelFile, "--plugins", copy.Combine("Points.dll"));

        Assert.Equal(
            "points.model.yaml(7,21): error TLP2008: data set 'point-file' can't be made: its plugin Points 1.2.0 failed with FileNotFoundException: "
            + "Could not load file or assembly 'YamlDotNet, Version=13.0.0.0, Culture=neutral, PublicKeyToken=ec19458f3c15af5e'. The system cannot find the file specified.\n",
            plan.Expect(1).Errors);
    }

    private static string ToolAssembly { get; } =
        Path.Combine(Repository.Root, "artifacts", "bin", "Tlpipe.Tool", new DirectoryInfo(AppContext.BaseDirectory).Name, "tlpipe.dll");

    private string Key(PluginClone clone) => Key(clone.Assembly);

    private string Key(string plugin)
    {
        using var place = ModelPlace();
        return (string)Json(Tool(place, "plan", PluginGuide.ModelFile, "--plugins", plugin, "--json"))["key"]!;
    }

    private static TemporaryFolder ModelPlace()
    {
        var place = new TemporaryFolder();
        place.Write(PluginGuide.ModelFile, PluginGuide.Model);
        place.Write("points.yaml", PluginGuide.Points);
        return place;
    }

    private TemporaryFolder CopyOfOutput()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(built.Clone.Output)) File.Copy(file, copy.Combine(Path.GetFileName(file)));
        return copy;
    }

    private CommandResult Tool(TemporaryFolder place, params string[] arguments) =>
        DotNet.Run("dotnet", place.Path, feed.CacheFolder, [ToolAssembly, .. arguments]);

    private static JsonNode Json(CommandResult result) => JsonNode.Parse(result.Expect(0).Output)!;
}
