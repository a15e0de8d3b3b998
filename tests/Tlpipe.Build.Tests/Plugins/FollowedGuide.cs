using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>The page for plugin authors, followed once from its first to its last command, outside of the repository; what came of it is what tests look at.</summary>
public sealed class FollowedGuide : IDisposable
{
    /// <summary>Some twenty commands, of which half are builds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly OutsideProject place;
    private readonly string output;

    /// <summary>Follows it.</summary>
    public FollowedGuide(PackedFeed feed)
    {
        place = new OutsideProject(feed);
        Directory.CreateDirectory(place.Combine("feed"));
        place.UseSources(("tlpipe", feed.Source), ("team", place.Combine("feed")));
        var home = place.Combine("home");
        place.Environment["DOTNET_CLI_HOME"] = home;
        place.Environment["DOTNET_NOLOGO"] = "1";
        place.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        place.Environment["PATH"] = $"{Path.Combine(home, ".dotnet", "tools")}:{Environment.GetEnvironmentVariable("PATH")}";
        output = DotNet.Run("bash", place.Folder, feed.CacheFolder, [place.Write("guide.sh", PluginGuide.Script())], place.Environment, Limit).Expect(0).Output;
    }

    /// <summary>The plugin's repository.</summary>
    internal string Sources => place.Combine("points");

    /// <summary>The project of the plugin.</summary>
    internal string Project => place.Combine("points/Points/Points.csproj");

    /// <summary>The plugin's assembly, as it was built.</summary>
    internal string Assembly => place.Combine("points/Points/bin/Release/net10.0/Points.dll");

    /// <summary>The folder of a project that uses the plugin's package.</summary>
    internal string Application => place.Combine("garden");

    /// <summary>A package that was published.</summary>
    internal string Package(string id) => place.Combine($"feed/{id}.1.0.0.nupkg");

    /// <summary>What the block with a command printed.</summary>
    internal string OutputOf(string command) => PluginGuide.OutputOf(command, output);

    /// <summary>The files of a folder of it.</summary>
    internal string Combine(params string[] parts) => place.Combine(parts);

    /// <inheritdoc/>
    public void Dispose() => place.Dispose();
}
