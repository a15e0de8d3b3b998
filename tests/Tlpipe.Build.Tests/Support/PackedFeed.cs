namespace Tlpipe.Build.Tests.Support;

/// <summary>
/// All packages of this repository, packed once for all tests into a folder that serves as a package source. Each collection of tests has
/// an instance; they share the folder, which goes with the last of them.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    private static readonly Lock Gate = new();
    private static TemporaryFolder? shared;
    private static int users;

    private readonly TemporaryFolder folder;

    /// <summary>Packs what was built together with the tests, in the same configuration, unless another collection has.</summary>
    public PackedFeed()
    {
        lock (Gate)
        {
            folder = shared ??= Packed();
            users++;
        }
    }

    /// <summary>The folder that holds the packages.</summary>
    public string Source => SourceIn(folder);

    /// <summary>Where the tests' projects unpack them.</summary>
    public string Packages => Path.Combine(folder.Path, "packages");

    /// <summary>One training cache for all tests that need no empty one.</summary>
    public string CacheFolder => Path.Combine(folder.Path, "cache");

    /// <summary>The full path of one package.</summary>
    public string Package(string id) => Directory.GetFiles(Source, id + ".?.?.?.nupkg").Single();

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            if (--users > 0) return;
            shared = null;
            folder.Dispose();
        }
    }

    private static TemporaryFolder Packed()
    {
        var place = new TemporaryFolder();
        var configuration = AppContext.BaseDirectory.Contains("/release/", StringComparison.Ordinal) ? "Release" : "Debug";
        DotNet.Run(Repository.Root, Path.Combine(place.Path, "cache"), "pack", "Pipeline.sln", "--no-build", "-c", configuration, "-o", SourceIn(place), "-v", "quiet").Expect(0);
        return place;
    }

    private static string SourceIn(TemporaryFolder folder) => Path.Combine(folder.Path, "feed");
}
