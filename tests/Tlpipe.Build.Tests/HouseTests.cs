using System.Xml.Linq;

namespace Tlpipe.Build.Tests;

/// <summary>Who may know whom: references run from the upper floors of the repository to the lower ones.</summary>
public sealed class HouseTests
{
    public static TheoryData<string, string[]> Floors => new()
    {
        { "src/Tlpipe.Torch", [] },
        { "src/Tlpipe.Analyzers", [] },
        { "src/Tlpipe.Abstractions", ["Tlpipe.Torch"] },
        { "src/Tlpipe.Models", ["Tlpipe.Abstractions", "Tlpipe.Torch"] },
        { "src/Tlpipe.Pipeline", ["Tlpipe.Models", "Tlpipe.Abstractions", "Tlpipe.Torch"] },
        { "src/Tlpipe.Tool", ["Tlpipe.Pipeline", "Tlpipe.Models", "Tlpipe.Abstractions", "Tlpipe.Torch"] },
        { "src/Tlpipe.Testing", ["Tlpipe.Pipeline", "Tlpipe.Models", "Tlpipe.Abstractions", "Tlpipe.Torch"] },
        // The package depends on Tlpipe.Models for the application's sake; the tasks in it use nothing of it.
        { "src/Tlpipe.Build", ["Tlpipe.Models"] },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_project_references_only_lower_floors(string project, string[] lower) =>
        Assert.Empty(References(project).Except(lower, StringComparer.Ordinal));

    [Fact]
    public void A_plugin_references_only_what_a_third_party_has() =>
        Assert.All(Plugins, plugin => Assert.Empty(References("plugins/" + plugin).Except(["Tlpipe.Models", "Tlpipe.Abstractions", "Tlpipe.Torch"], StringComparer.Ordinal)));

    [Fact]
    public void The_tasks_load_neither_the_models_nor_libtorch_into_the_build() =>
        Assert.DoesNotContain(typeof(TrainModels).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Tlpipe", StringComparison.Ordinal));

    [Theory]
    [InlineData("src/Tlpipe.Torch")]
    [InlineData("src/Tlpipe.Abstractions")]
    [InlineData("src/Tlpipe.Models")]
    [InlineData("src/Tlpipe.Pipeline")]
    [InlineData("src/Tlpipe.Tool")]
    [InlineData("src/Tlpipe.Testing")]
    public void Nothing_below_a_plugin_names_it(string project)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.All(Plugins, plugin => Assert.False(text.Contains($"using {plugin}", StringComparison.Ordinal) || text.Contains($"{plugin}.dll", StringComparison.Ordinal), $"{file} names {plugin}"));
        }
    }

    private static IEnumerable<string> Plugins => Directory.GetDirectories(Path.Combine(Repository.Root, "plugins"), "Tlpipe.*").Select(folder => Path.GetFileName(folder));

    private static IEnumerable<string> References(string project)
    {
        var file = Directory.GetFiles(Path.Combine(Repository.Root, project), "*.csproj").Single();
        return XDocument.Load(file).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
    }
}
