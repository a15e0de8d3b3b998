using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins.Packages;

namespace Tlpipe.Pipeline.Tests.Plugins.Packages;

public sealed class Projects_of_plugins : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_nearest_one_above_a_folder_is_its_own()
    {
        var outer = Made(".");
        var inner = Made("team");

        Assert.Equal(outer, PluginProject.Find(_folder.Combine("other/models")));
        Assert.Equal(inner, PluginProject.Find(_folder.Combine("team/models/cars")));
    }

    [Fact]
    public void A_new_one_lies_beside_the_tools_of_a_folder_or_of_one_above()
    {
        _folder.Write(".config/dotnet-tools.json", "{}");

        Assert.Equal(_folder.Combine(".config/tlpipe/plugins.csproj"), PluginProject.FindOrPlace(_folder.Combine("models")).File);
    }

    [Fact]
    public void Sources_are_remembered_once_and_folders_by_their_way_from_the_project()
    {
        var project = Made(".");

        project.AddSource("packages", _folder.Combine("team"));
        project.AddSource("../team/packages", _folder.Combine("models"));
        project.AddSource("https://feed.example.org/index.json", _folder.Path);

        Assert.Contains(
            "<RestoreAdditionalProjectSources>$(MSBuildThisFileDirectory)../../team/packages;https://feed.example.org/index.json</RestoreAdditionalProjectSources>",
            File.ReadAllText(project.File),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_a_package_leaves_the_rest_as_it_is()
    {
        var project = Made(".");
        var without = File.ReadAllText(project.File);
        var with = without.Replace("  <Import Project=\"Sdk.targets\"", """
              <ItemGroup>
                <PackageReference Include="Acme.Lines" Version="2.0.0" />
                <PackageReference Include="Acme.Points" Version="1.0.0" />
              </ItemGroup>
              <Import Project="Sdk.targets"
            """, StringComparison.Ordinal);
        File.WriteAllText(project.File, with);

        project.Remove("acme.points");

        Assert.Equal(with.Replace("    <PackageReference Include=\"Acme.Points\" Version=\"1.0.0\" />\n", "", StringComparison.Ordinal), File.ReadAllText(project.File));
        Assert.Equal("2.0.0", project.References()["Acme.Lines"]);
    }

    [Fact]
    public void A_damaged_one_is_told_with_the_place_of_the_damage()
    {
        var file = _folder.Write(".config/tlpipe/plugins.csproj", "<Project>\n<<<<<<< HEAD");

        var error = Assert.Throws<DiagnosticException>(() => PluginProject.Find(_folder.Path)!.References());

        Assert.Equal($"{file}(2,2): error TLP2015: this is no project file; correct it, or delete it and add the plugins again", error.Message);
    }

    private PluginProject Made(string folder)
    {
        var project = new PluginProject(Path.GetFullPath(_folder.Combine(folder, ".config/tlpipe/plugins.csproj")));
        project.Create();
        return project;
    }
}
