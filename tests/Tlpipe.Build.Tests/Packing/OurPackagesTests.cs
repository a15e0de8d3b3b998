using System.Reflection.Metadata;
using System.Text;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>What people expect of packages, of ours.</summary>
[Collection(UsingPackages.Name)]
public sealed class OurPackagesTests(PackedFeed feed)
{
    private IEnumerable<PackedPackage> Packages => Directory.GetFiles(feed.Source, "*.nupkg").Select(path => new PackedPackage(path));

    [Fact]
    public void Every_package_has_a_readme_a_licence_and_documentation_for_what_is_public() => Assert.All(Packages, package =>
    {
        Assert.Equal("README.md", package.Property("readme"));
        Assert.Equal("MIT", package.Property("license"));
        Assert.NotEmpty(package["README.md"]);
        var libraries = package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal));
        Assert.All(libraries, library => Assert.Contains(Path.ChangeExtension(library, ".xml"), package.Files));
    });

    [Fact]
    public void No_package_tells_where_it_was_built()
    {
        byte[][] traces = [.. new[] { Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/." }.Select(Encoding.UTF8.GetBytes)];
        Assert.All(Packages, package => Assert.All(package.Files, file =>
        {
            Assert.All(traces, trace => Assert.Equal(-1, package[file].AsSpan().IndexOf(trace)));
            if (file.EndsWith(".pdb", StringComparison.Ordinal)) Assert.All(SourceFiles(package[file]), source => Assert.StartsWith("/_/", source, StringComparison.Ordinal));
        }));
    }

    [Fact]
    public void Packed_again_a_package_holds_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var configuration = AppContext.BaseDirectory.Contains("/release/", StringComparison.Ordinal) ? "Release" : "Debug";
        DotNet.Run(Repository.Root, feed.CacheFolder, "pack", "src/Tlpipe.Build", "--no-build", "-c", configuration, "-o", folder.Path, "-v", "quiet").Expect(0);

        var first = new PackedPackage(feed.Package("Tlpipe"));
        var second = new PackedPackage(folder.Combine("Tlpipe.0.1.0.nupkg"));
        Assert.Equal(first.Files, second.Files);
        Assert.All(first.Files, file => Assert.Equal(first[file], second[file]));
    }

    private static List<string> SourceFiles(byte[] symbols)
    {
        using var content = new MemoryStream(symbols);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(content);
        var reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
    }
}
