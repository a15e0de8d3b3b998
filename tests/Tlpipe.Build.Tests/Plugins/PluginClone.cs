using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>A git repository of somebody else's with the plugin of the authors' page in it.</summary>
internal sealed class PluginClone : IDisposable
{
    private readonly OutsideProject clone;
    private readonly string folder;

    /// <summary>Writes and commits the plugin's project.</summary>
    /// <param name="feed">Where the contract's package lies.</param>
    /// <param name="folder">Where the project lies in the repository.</param>
    /// <param name="message">The commit's message; another message is another commit.</param>
    public PluginClone(PackedFeed feed, string folder, string message)
    {
        clone = new OutsideProject(feed);
        this.folder = folder;
        foreach (var (name, text) in PluginGuide.Project) clone.Write(Path.Combine(folder, name), text);
        clone.Write(".gitignore", "bin/\nobj/\n*.nupkg\n");
        clone.Git("init", "--quiet");
        clone.Git("remote", "add", "origin", "https://example.org/points.git");
        clone.Git("add", ".");
        clone.Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet", "-m", message);
    }

    /// <summary>What a build leaves.</summary>
    public string Output => clone.Combine(folder, "bin", "Debug", "net10.0");

    /// <summary>The plugin's project file.</summary>
    public string Project => clone.Combine(folder, "Points.csproj");

    /// <summary>The plugin's assembly.</summary>
    public string Assembly => Path.Combine(Output, "Points.dll");

    /// <summary>The folder of its package.</summary>
    public string Packages => clone.Combine("packages");

    public PluginClone Build(params string[] arguments)
    {
        clone.Run(["build", folder, "-v", "quiet", .. arguments]).Expect(0);
        return this;
    }

    /// <summary>Packs what was built.</summary>
    public PluginClone Pack()
    {
        clone.Run("pack", folder, "--no-build", "-c", "Debug", "-o", Packages, "-v", "quiet").Expect(0);
        return this;
    }

    /// <summary>Changes a source file.</summary>
    public void Edit(string file, string from, string to)
    {
        var text = PluginGuide.Project[file];
        Assert.Contains(from, text, StringComparison.Ordinal);
        clone.Write(Path.Combine(folder, file), text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => clone.Dispose();
}
