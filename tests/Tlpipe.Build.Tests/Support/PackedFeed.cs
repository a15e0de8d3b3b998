namespace Tlpipe.Build.Tests.Support;

/// <summary>All packages of this repository, packed once for all tests into a folder that serves as a package source.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Packs what was built together with the tests, in the same configuration.</summary>
    public PackedFeed()
    {
        var configuration = AppContext.BaseDirectory.Contains("/release/", StringComparison.Ordinal) ? "Release" : "Debug";
        DotNet.Run(Repository.Root, CacheFolder, "pack", "Pipeline.sln", "--no-build", "-c", configuration, "-o", Source, "-v", "quiet").Expect(0);
    }

    /// <summary>The folder that holds the packages.</summary>
    public string Source => Path.Combine(folder.Path, "feed");

    /// <summary>Where the tests' projects unpack them.</summary>
    public string Packages => Path.Combine(folder.Path, "packages");

    /// <summary>One training cache for all tests that need no empty one.</summary>
    public string CacheFolder => Path.Combine(folder.Path, "cache");

    /// <summary>The full path of one package.</summary>
    public string Package(string id) => Directory.GetFiles(Source, id + ".?.?.?.nupkg").Single();

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}

/// <summary>The tests that use the packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "packed feed";
}
