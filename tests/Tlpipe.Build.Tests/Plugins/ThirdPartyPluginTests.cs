using System.IO.Compression;
using System.Text.Json.Nodes;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>
/// A plugin of somebody else, made as the page for authors says: from the template, outside the repository, with a version of YamlDotNet that doesn't fit
/// the tool's, tested, packed, published and used by a project and by the tool.
/// </summary>
[Collection(UsingPackages.Name)]
public sealed class ThirdPartyPluginTests(PackedFeed feed, FollowedGuide guide) : IClassFixture<FollowedGuide>
{
    private const string Model = "points.model.yaml";

    [Fact]
    public void Its_tests_pass_as_they_come() => Assert.Contains("Passed!  - Failed:     0,", guide.OutputOf("dotnet test"), StringComparison.Ordinal);

    [Fact]
    public void Its_output_is_the_plugin_with_its_private_assemblies() =>
        Assert.Equal(
            ["Points.Runtime.dll", "Points.Runtime.pdb", "Points.deps.json", "Points.dll", "Points.pdb", "Points.runtimeconfig.json", "YamlDotNet.dll"],
            Directory.GetFiles(Path.GetDirectoryName(guide.Assembly)!).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_package_holds_it_with_all_it_needs_and_that_of_its_codec_is_an_ordinary_library()
    {
        Assert.Equal(
            ["tlpipe/net10.0/Points.Runtime.dll", "tlpipe/net10.0/Points.deps.json", "tlpipe/net10.0/Points.dll", "tlpipe/net10.0/YamlDotNet.dll"],
            Content("Points", "tlpipe/"));
        Assert.Equal(["lib/net10.0/Points.Runtime.dll"], Content("Points.Runtime", "lib/"));
    }

    [Fact]
    public void The_tool_is_installed_from_its_package_and_lists_its_parts_with_the_others()
    {
        var list = guide.OutputOf("tlpipe plugins list");

        Assert.Contains("mobilenet-v2 (Tlpipe.Vision)", list, StringComparison.Ordinal);
        Assert.Contains("points-yaml (Points)", list, StringComparison.Ordinal);
        Assert.NotEmpty(guide.OutputOf("tlpipe doctor"));
    }

    [Fact]
    public void The_tool_adds_checks_uses_and_removes_its_package()
    {
        var added = guide.OutputOf("tlpipe plugins add");

        Assert.Contains("added Points 1.0.0 to .config/tlpipe/plugins.csproj\n", added, StringComparison.Ordinal);
        Assert.Contains("data set points-lines\n  data set points-yaml\n  backbone points-mlp\n  head points-median\n", added, StringComparison.Ordinal);
        Assert.Matches("Points 1\\.0\\.0 +sound +4 parts +package Points 1\\.0\\.0\n", added);
        Assert.Contains("backbone   points-mlp", guide.OutputOf("tlpipe plan"), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^number +input\n[0-9.]+ +text\n", guide.OutputOf("tlpipe predict"));
        Assert.Contains("removed Points from .config/tlpipe/plugins.csproj\n", guide.OutputOf("tlpipe plugins remove"), StringComparison.Ordinal);
        Assert.DoesNotContain("Points", File.ReadAllText(guide.Combine("notebook/.config/tlpipe/packages.lock.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Editors_find_a_schema_with_its_parts_where_the_first_line_of_the_model_file_says()
    {
        foreach (var folder in new[] { Path.Combine(guide.Sources, "sample"), guide.Application })
        {
            const string Named = "# yaml-language-server: $schema=";
            var line = File.ReadLines(Path.Combine(folder, Model)).First();
            Assert.StartsWith(Named, line, StringComparison.Ordinal);
            var schema = File.ReadAllText(Path.Combine(folder, line[Named.Length..]));

            Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)JsonNode.Parse(schema)!["$schema"]);
            foreach (var part in new[] { "points-yaml", "points-mlp", "points-median", "mobilenet-v2" }) Assert.Contains($"\"{part}\"", schema, StringComparison.Ordinal);
        }

        Assert.Equal(File.ReadLines(Path.Combine(guide.Application, Model)).First(), File.ReadLines(Path.Combine(guide.Application, "car-in-street.model.yaml")).First());
    }

    [Fact]
    public void What_is_no_plugin_is_not_added_and_leaves_nothing_behind()
    {
        using var place = new OutsideProject(feed);
        place.UseSources(("tlpipe", feed.Source));

        var refused = place.Run(ToolAssembly, "plugins", "add", "Tlpipe.Torch", "--version", "0.1.0").Expect(1);

        Assert.Equal(
            "tlpipe: error TLP2011: the package Tlpipe.Torch 0.1.0 holds no plugin for this tool; one is packed by dotnet pack from a project that references Tlpipe.Abstractions\n",
            refused.Errors);
        Assert.False(Directory.Exists(place.Combine(".config/tlpipe")));
    }

    [Fact]
    public void Its_package_makes_a_build_train_with_it_and_none_of_it_gets_into_the_application()
    {
        var output = Path.Combine(guide.Application, "bin/Debug/net10.0");

        Assert.Equal(Key(guide.Assembly), (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(output, "models/points/model.json")))!["key"]);
        Assert.True(File.Exists(Path.Combine(output, "models/car-in-street/model.json")), "the template's own model is trained, too");
        Assert.False(File.Exists(Path.Combine(output, "Points.dll")));
        Assert.False(File.Exists(Path.Combine(output, "YamlDotNet.dll")));
        Assert.Contains("car-in-street 1.0.0 is ready", guide.OutputOf("dotnet run"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_of_a_model_holds_its_version_and_digest()
    {
        var inputs = JsonNode.Parse(File.ReadAllText(Path.Combine(guide.Application, "points.lock.json")))!["inputs"]!;
        var list = Json(Tool(guide.Sources, "plugins", "list", "--plugins", guide.Assembly, "--json"));
        var listed = list["plugins"]!.AsArray().Single(plugin => (string?)plugin!["name"] == "Points")!;

        Assert.Equal("1.0.0", (string?)inputs["plugin.Points"]!["value"]);
        Assert.Equal((string?)listed["digest"], (string?)inputs["plugin.Points"]!["digest"]);
        Assert.Equal(
            ["backbone points-mlp: units", "data set points-lines: path, validateOneIn", "data set points-yaml: path, validateOneIn", "head points-median: "],
            list["parts"]!.AsArray().Where(part => (string?)part!["plugin"] == "Points")
                .Select(part => $"{part!["kind"]} {part["name"]}: {string.Join(", ", part["options"]!.AsArray().Select(option => (string?)option!["key"]))}"));
    }

    [Fact]
    public void A_project_of_the_same_solution_trains_with_it_after_building_it()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();",
            $"<ProjectReference Include=\"{guide.Project}\" ReferenceOutputAssembly=\"false\" OutputItemType=\"TlpipePlugin\" />"
            + $"<ProjectReference Include=\"{Path.Combine(guide.Sources, "Points.Runtime/Points.Runtime.csproj")}\" />");
        CopySample(project.Folder);

        Assert.Single(project.Build("build", "-c", "Release").Expect(0).TrainingProcesses);

        var model = JsonNode.Parse(File.ReadAllText(project.Combine("bin/Release/net10.0/models/points/model.json")))!;
        Assert.Equal(Key(guide.Assembly), (string?)model["key"]);
    }

    [Fact]
    public void The_same_source_gives_the_same_key_in_another_folder_at_another_commit_on_a_build_server_and_another_source_does_not()
    {
        using var elsewhere = new OutsideProject(feed);
        const string Folder = "a/longer/path/to/the/clone";
        foreach (var file in SourceFiles()) elsewhere.Write(Path.Combine(Folder, file), File.ReadAllText(Path.Combine(guide.Sources, file)));
        elsewhere.Git("init", "--quiet");
        elsewhere.Git("remote", "add", "origin", "https://example.org/points.git");
        elsewhere.Git("add", ".");
        elsewhere.Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet", "-m", "points");
        var assembly = elsewhere.Combine(Folder, "Points/bin/Release/net10.0/Points.dll");

        elsewhere.Run("build", Folder + "/Points", "-c", "Release", "-v", "quiet", "-p:ContinuousIntegrationBuild=true").Expect(0);
        Assert.Equal(Key(guide.Assembly), Key(assembly));

        const string Edited = "Points/PerceptronTrunk.cs";
        elsewhere.Write(Path.Combine(Folder, Edited), File.ReadAllText(Path.Combine(guide.Sources, Edited)).Replace("nn.ReLU()", "nn.Tanh()", StringComparison.Ordinal));
        elsewhere.Run("build", Folder + "/Points", "-c", "Release", "-v", "quiet", "--no-restore").Expect(0);
        Assert.NotEqual(Key(guide.Assembly), Key(assembly));
    }

    [Fact]
    public void A_copy_of_the_contract_beside_it_is_harmless()
    {
        using var copy = CopyOfOutput();
        foreach (var assembly in new[] { "Tlpipe.Abstractions.dll", "Tlpipe.Torch.dll" })
            File.Copy(Path.Combine(Path.GetDirectoryName(ToolAssembly)!, assembly), copy.Combine(assembly));

        Assert.Equal(Key(guide.Assembly), Key(copy.Combine("Points.dll")));
    }

    [Fact]
    public void Without_its_own_version_of_a_library_it_is_not_given_the_tools()
    {
        // The tool has a YamlDotNet too, in which a line is a long: the plugin's calls would not fit.
        using var copy = CopyOfOutput();
        File.Delete(copy.Combine("YamlDotNet.dll"));

        var plan = Tool(guide.Application, "plan", Model, "--plugins", copy.Combine("Points.dll"));

        Assert.Contains(
            "its plugin Points 1.0.0 failed with FileNotFoundException: Could not load file or assembly 'YamlDotNet, Version=13.0.0.0, Culture=neutral, PublicKeyToken=ec19458f3c15af5e'. ",
            plan.Expect(1).Errors,
            StringComparison.Ordinal);
        Assert.Equal(
            $"{copy.Combine("Points.dll")}: error TLP2013: the file 'lib/net7.0/YamlDotNet.dll', which its deps.json lists, is missing beside this plugin; build or pack it again\n",
            Tool(copy.Path, "plugins", "check", "--plugins", copy.Combine("Points.dll")).Expect(1).Errors);
    }

    private static string ToolAssembly { get; } =
        Path.Combine(Repository.Root, "artifacts", "bin", "Tlpipe.Tool", new DirectoryInfo(AppContext.BaseDirectory).Name, "tlpipe.dll");

    private string Key(string plugin)
    {
        using var place = new TemporaryFolder();
        CopySample(place.Path);
        return (string)Json(Tool(place.Path, "plan", Model, "--plugins", plugin, "--json"))["key"]!;
    }

    private void CopySample(string folder)
    {
        foreach (var file in new[] { Model, "readings.yaml" }) File.Copy(Path.Combine(guide.Sources, "sample", file), Path.Combine(folder, file));
    }

    private TemporaryFolder CopyOfOutput()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(guide.Assembly)!)) File.Copy(file, copy.Combine(Path.GetFileName(file)));
        return copy;
    }

    /// <summary>What its author has written: of the plugin and its codec, without what builds leave.</summary>
    private IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(guide.Sources, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(guide.Sources, file))
            .Where(file => !file.Split('/').Any(folder => folder is "bin" or "obj" or "packages" or "models" or "Points.Tests"));

    private string[] Content(string package, string folder)
    {
        using var content = ZipFile.OpenRead(guide.Package(package));
        return [.. content.Entries.Select(entry => entry.FullName).Where(entry => entry.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private CommandResult Tool(string folder, params string[] arguments) => DotNet.Run("dotnet", folder, feed.CacheFolder, [ToolAssembly, .. arguments]);

    private static JsonNode Json(CommandResult result) => JsonNode.Parse(result.Expect(0).Output)!;
}
