using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Tests.Plugins;

public sealed class Digests_of_plugins : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_files_in_two_folders_have_one_digest()
    {
        Assert.Equal(DigestOf(Plugin("here")), DigestOf(Plugin("there/deeper")));
    }

    [Theory]
    [InlineData("Plugin.dll")]
    [InlineData("Plugin.deps.json")]
    [InlineData("Private.dll")]
    [InlineData("runtimes/linux-x64/native/libprivate.so")]
    public void A_file_of_the_closure_changes_it(string file)
    {
        var plugin = Plugin("a");
        var before = DigestOf(plugin);
        var path = Path.Combine(Path.GetDirectoryName(plugin)!, file);
        File.WriteAllText(path, File.ReadAllText(path) + " ");

        Assert.NotEqual(before, DigestOf(plugin));
    }

    [Theory]
    [InlineData("Plugin.pdb")]
    [InlineData("Plugin.xml")]
    [InlineData("Tlpipe.Abstractions.dll")]
    [InlineData("Unlisted.dll")]
    public void Symbols_documentation_and_what_the_host_brings_leave_it(string file)
    {
        var plugin = Plugin("a");
        var before = DigestOf(plugin);
        _folder.Write($"a/{file}", "changed");

        Assert.Equal(before, DigestOf(plugin));
    }

    [Fact]
    public void Without_a_deps_file_every_library_beside_it_counts()
    {
        var plugin = _folder.Write("flat/Plugin.dll", "plugin");
        var before = DigestOf(plugin);
        _folder.Write("flat/Private.dll", "private");

        Assert.NotEqual(before, DigestOf(plugin));
    }

    private string Plugin(string folder)
    {
        _folder.Write($"{folder}/Plugin.deps.json", """
            {
              "targets": {
                ".NETCoreApp,Version=v10.0": {
                  "Plugin/1.0.0": { "runtime": { "Plugin.dll": {} } },
                  "Private/2.0.0": {
                    "runtime": { "lib/net8.0/Private.dll": {} },
                    "runtimeTargets": { "runtimes/linux-x64/native/libprivate.so": { "rid": "linux-x64" } }
                  },
                  "Tlpipe.Abstractions/0.1.0": { "runtime": { "lib/net10.0/Tlpipe.Abstractions.dll": {} } }
                }
              }
            }
            """);
        _folder.Write($"{folder}/Private.dll", "private");
        _folder.Write($"{folder}/runtimes/linux-x64/native/libprivate.so", "native");
        _folder.Write($"{folder}/Plugin.pdb", "symbols");
        return _folder.Write($"{folder}/Plugin.dll", "plugin");
    }

    private string DigestOf(string plugin) =>
        PluginClosure.DigestOf(plugin, new InputFiles(_folder.Combine("cache"), TimeProvider.System)).Hex;
}
