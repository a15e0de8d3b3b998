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
    public void A_source_that_cannot_be_reached_is_told_with_who_names_it()
    {
        var project = Made(".");
        project.AddSource("gone", _folder.Path);
        var output = $"  Determining projects to restore...\n{project.File} : error NU1301: The local source '{_folder.Combine("gone")}' doesn't exist.\n";
        const string OwnFault = "error: Unable to find a resolved package for 'Acme.Points'. This is a tooling error. Please file an issue at https://github.com/NuGet/Home.\n";

        Assert.Equal(
            $"{project.File}: error TLP2012: restoring the plugins failed: NU1301: The local source '{_folder.Combine("gone")}' doesn't exist; "
            + $"the source '{_folder.Combine("gone")}' stands in this file, as one of its RestoreAdditionalProjectSources: correct it, or delete it there",
            Assert.Single(PackageDiagnostics.RestoreFailed(project, output)).ToString());
        Assert.Equal(
            $"{project.File}: error TLP2012: restoring the plugins failed: NU1301: Unable to load the service index for source https://feed.example.org/index.json; "
            + "correct the package sources ('dotnet nuget list source' lists those that NuGet knows)",
            Assert.Single(PackageDiagnostics.RestoreFailed(project, "error NU1301: Unable to load the service index for source https://feed.example.org/index.json.\n")).ToString());
        Assert.EndsWith(
            $"There are no versions available for the package 'Acme.Points'; the source '{_folder.Combine("gone")}', which isn't there, stands in this file, as one of its RestoreAdditionalProjectSources: correct it, or delete it there",
            Assert.Single(PackageDiagnostics.AddFailed(project, "Acme.Points", "error: There are no versions available for the package 'Acme.Points'.\n")).Message,
            StringComparison.Ordinal);
        Assert.Equal("NU1301", Assert.Single(PackageDiagnostics.AddFailed(project, "Acme.Points", output + OwnFault)).Message.Split(' ')[3].TrimEnd(':'));
        Directory.CreateDirectory(_folder.Combine("gone"));
        Assert.Equal(
            $"{project.File}: error TLP2012: adding 'Acme.Points' failed: Unable to find a resolved package for 'Acme.Points'; correct the name, the version or the package sources (--source)",
            Assert.Single(PackageDiagnostics.AddFailed(project, "Acme.Points", OwnFault)).ToString());
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
