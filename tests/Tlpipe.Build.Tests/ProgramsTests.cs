namespace Tlpipe.Build.Tests;

/// <summary>By which files a build knows the tool and the plugins.</summary>
public sealed class ProgramsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_assembly_in_a_package_folder_is_known_by_the_packages_digest()
    {
        var mark = folder.Write("tlpipe/0.1.0/.nupkg.metadata", "{}");
        var tool = folder.Write("tlpipe/0.1.0/tools/net10.0/any/tlpipe.dll", "");
        folder.Write("tlpipe/0.1.0/tools/net10.0/any/other.dll", "");
        Assert.Equal([mark], Programs.Of(tool, []));
    }

    [Fact]
    public void Any_other_assembly_is_known_by_all_that_lies_beside_it_and_one_that_is_missing_by_nothing()
    {
        var plugin = folder.Write("plugin/Plugin.dll", "");
        var closure = folder.Write("plugin/private/Closure.dll", "");
        Assert.Equal([plugin, closure], Programs.Of(folder.Combine("missing", "tlpipe.dll"), [plugin]));
    }
}
