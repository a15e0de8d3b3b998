using System.IO.Compression;
using System.Text;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>What lies in the packages.</summary>
[Collection(UsingPackages.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    [Fact]
    public void Every_package_holds_what_it_should()
    {
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(feed.Source, "*.nupkg").Order(StringComparer.Ordinal))
        {
            text.Append(Path.GetFileName(path)).Append('\n');
            using var package = ZipFile.OpenRead(path);
            foreach (var entry in package.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal))
                text.Append("  ").Append(entry).Append('\n');
        }
        Snapshot.Verify(text.ToString());
    }

    [Fact]
    public void The_tool_runs_from_its_package()
    {
        using var project = new OutsideProject(feed);
        project.Run("tool", "install", "Tlpipe.Tool", "--version", "0.1.0", "--tool-path", "tools").Expect(0);

        Assert.Contains("mobilenet-v2", Tool(project, "plugins", "list"), StringComparison.Ordinal);
        Assert.NotEmpty(Tool(project, "doctor"));
    }

    private string Tool(OutsideProject project, params string[] arguments) =>
        DotNet.Run(project.Combine("tools/tlpipe"), project.Folder, feed.CacheFolder, arguments).Expect(0).Output;

    // The rest is the package format's own.
    private static bool IsContent(string entry) =>
        !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal) && entry != "[Content_Types].xml";
}
