using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Plugins.Packages;

namespace Tlpipe.Pipeline.Tests.Plugins.Packages;

public sealed class Packages_of_plugins : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PluginProject _project;

    public Packages_of_plugins()
    {
        _project = new(_folder.Write(".config/tlpipe/plugins.csproj", "<Project><ItemGroup><PackageReference Include=\"Acme.Points\" Version=\"1.0.0\" /></ItemGroup></Project>"));
        Lock("1.0.0", "hash");
        _folder.Write(".config/tlpipe/obj/project.assets.json", $$"""
            {
              "libraries": { "Acme.Points/1.0.0": { "sha512": "hash", "type": "package", "path": "acme.points/1.0.0", "files": [
                "tlpipe/net8.0/Points.dll", "tlpipe/net8.0/Points.deps.json",
                "tlpipe/net10.0/Points.dll", "tlpipe/net10.0/Points.deps.json", "tlpipe/net10.0/Private.dll",
                "tlpipe/net99.0/Points.dll", "tlpipe/net99.0/Points.deps.json" ] } },
              "packageFolders": { "{{_folder.Combine("absent")}}/": {}, "{{_folder.Combine("packages")}}/": {} }
            }
            """);
        _folder.Write("packages/acme.points/1.0.0/acme.points.nuspec", "<package xmlns=\"urn:nuspec\"><metadata><id>Acme.Points</id><version>1.0.0-rc.1</version></metadata></package>");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plugin_is_taken_for_the_newest_framework_that_there_is()
    {
        var package = Assert.Single(RestoredPackages.Read(_project)!);

        Assert.Equal(_folder.Combine("packages/acme.points/1.0.0/tlpipe/net10.0/Points.dll"), Assert.Single(package.Plugins));
    }

    [Theory]
    [InlineData("1.0.1", "hash")]
    [InlineData("1.0.0", "another content")]
    public void What_the_lock_says_and_was_not_restored_is_to_be_restored(string version, string hash)
    {
        Lock(version, hash);

        Assert.Null(RestoredPackages.Read(_project));
    }

    [Fact]
    public void What_the_project_asks_for_and_the_lock_lacks_is_to_be_restored()
    {
        _folder.Write(".config/tlpipe/plugins.csproj", "<Project><ItemGroup><PackageReference Include=\"Acme.Points\" Version=\"1.1.0\" /></ItemGroup></Project>");

        Assert.Null(RestoredPackages.Read(_project));
    }

    [Fact]
    public void Packages_that_were_deleted_from_this_machine_are_to_be_restored()
    {
        Directory.Delete(_folder.Combine("packages"), recursive: true);

        Assert.Null(RestoredPackages.Read(_project));
    }

    [Fact]
    public void A_plugin_knows_the_package_that_it_lies_in()
    {
        Assert.Equal("Acme.Points 1.0.0-rc.1", PluginPackage.Of(_folder.Combine("packages/acme.points/1.0.0/tlpipe/net10.0/Points.dll"))!.ToString());
        Assert.Null(PluginPackage.Of(_folder.Combine("bin/Release/net10.0/Points.dll")));
    }

    private void Lock(string version, string hash) => _folder.Write(".config/tlpipe/packages.lock.json", $$"""
        { "version": 1, "dependencies": { "net10.0": { "Acme.Points": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "{{version}}", "contentHash": "{{hash}}" } } } }
        """);
}
