using System.Diagnostics;

namespace Tlpipe.Build.Tests.Support;

/// <summary>A project of somebody else: outside the repository, with the packed packages as a package source.</summary>
internal sealed class OutsideProject : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PackedFeed feed;
    private int logs;

    public OutsideProject(PackedFeed feed, params string[] sources)
    {
        this.feed = feed;
        Configure("", [("tlpipe", feed.Source), .. sources.Select((source, i) => ($"other{i}", source))]);
    }

    private static string MachinePackages =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
            ? given
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public string Folder => folder.Path;

    /// <summary>Environment variables that programs started here get besides.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public string Combine(params string[] parts) => Path.Combine([folder.Path, .. parts]);

    public string Write(string relativePath, string text) => folder.Write(relativePath, text);

    /// <summary>The project file: a console application that references the package.</summary>
    public OutsideProject WithApplication(string program, string items = "", string frameworks = "<TargetFramework>net10.0</TargetFramework>")
    {
        WriteProject("App.csproj", items, $"<OutputType>Exe</OutputType>{frameworks}");
        Write("Program.cs", program);
        return this;
    }

    /// <summary>Writes a project file that references the package.</summary>
    public string WriteProject(string path, string items = "", string properties = "<TargetFramework>net10.0</TargetFramework>") =>
        Write(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Tlpipe" Version="0.1.0" />
                {items}
              </ItemGroup>
            </Project>
            """);

    /// <summary>Leaves these package sources and no other, not even those of the machine.</summary>
    public void UseSources(params (string Name, string Folder)[] sources) => Configure("<clear />", sources);

    /// <summary>Writes a small picture and gives its path.</summary>
    public string WritePicture()
    {
        var path = Combine("dot.png");
        File.WriteAllBytes(path, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        return path;
    }

    /// <summary>Runs <c>dotnet</c> in the project's folder.</summary>
    public CommandResult Run(params string[] arguments) => DotNet.Run("dotnet", Folder, feed.CacheFolder, arguments, Environment);

    /// <summary>Runs a program in the project's folder.</summary>
    public CommandResult RunProgram(string program, params string[] arguments) => DotNet.Run(program, Folder, feed.CacheFolder, arguments, Environment);

    /// <summary>Runs <c>git</c> in the project's folder.</summary>
    public void Git(params string[] arguments) => DotNet.Run("git", Folder, feed.CacheFolder, arguments).Expect(0);

    /// <summary>Runs <c>git</c> in the project's folder and gives what it wrote.</summary>
    public string GitOutput(params string[] arguments) => DotNet.Run("git", Folder, feed.CacheFolder, arguments).Expect(0).Output;

    /// <summary>Starts <c>dotnet</c> in the project's folder; its output is not read.</summary>
    public Process Start(params string[] arguments) => DotNet.Start("dotnet", Folder, feed.CacheFolder, arguments, Environment);

    /// <summary>Runs a <c>dotnet</c> command that builds, and reads its binary log.</summary>
    public BuildLog Build(params string[] arguments)
    {
        var path = Combine($"log{++logs}.binlog");
        var result = Run([.. arguments, $"-bl:{path}"]);
        return new BuildLog(result, path);
    }

    public void Dispose() => folder.Dispose();

    private void Configure(string before, IEnumerable<(string Name, string Folder)> sources)
    {
        // The machine's own packages serve as a fallback, so that only those of this repository are unpacked anew,
        // unless somebody has restored an earlier content of these there.
        var fallback = Directory.Exists(Path.Combine(MachinePackages, "tlpipe")) ? "" : $"<add key=\"machine\" value=\"{MachinePackages}\" />";
        folder.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{feed.Packages}" />
              </config>
              <packageSources>
                {before}
                {string.Concat(sources.Select(source => $"<add key=\"{source.Name}\" value=\"{source.Folder}\" />"))}
              </packageSources>
              <fallbackPackageFolders>
                {fallback}
              </fallbackPackageFolders>
            </configuration>
            """);
    }
}
