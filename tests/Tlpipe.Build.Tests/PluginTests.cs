using System.IO.Compression;
using System.Text.Json;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>A plugin of somebody else: its own project outside the repository, a reference to Tlpipe.Abstractions and nothing more.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class PluginTests(PackedFeed feed)
{
    private const string ZigzagSource = """
        using Microsoft.Extensions.DependencyInjection;
        using Tlpipe.Abstractions;

        [assembly: TlpipePlugin(typeof(Zigzag.ZigzagPlugin))]

        namespace Zigzag;

        public sealed class ZigzagPlugin : IPlugin
        {
            public void Configure(IServiceCollection services) => services.AddSchedule<ZigzagProvider>("zigzag");
        }

        public sealed record ZigzagOptions
        {
            public double Low { get; init; } = 0.1;
        }

        public sealed class ZigzagProvider : Provider<ISchedule, ZigzagOptions>
        {
            protected override ISchedule Create(ZigzagOptions options, PartContext context) => new Zigzag(options.Low);
        }

        public sealed class Zigzag(double low) : ISchedule
        {
            public double Factor(TrainingProgress progress) => progress.Step % 2 == 0 ? 1.0 : low;
        }
        """;

    [Fact]
    public void A_plugin_is_used_as_package_or_project_and_the_clone_it_was_built_in_does_not_show()
    {
        using var here = Clone("a", "first");
        using var there = Clone("a/longer/path/to/the/clone", "second commit");

        var (first, second) = (Unpacked(here), Unpacked(there));
        Assert.Equal(["Zigzag.deps.json", "Zigzag.dll"], Directory.GetFiles(first, "*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(first))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second, Path.GetFileName(file))));

        var keyWithPackage = KeyWith("<PackageReference Include=\"Zigzag\" Version=\"2.0.0\" />", here.Combine("packages"));
        var keyWithProject = KeyWith($"<ProjectReference Include=\"{there.Combine("a/longer/path/to/the/clone/Zigzag.csproj")}\" ReferenceOutputAssembly=\"false\" OutputItemType=\"TlpipePlugin\" />");
        Assert.Equal(keyWithPackage, keyWithProject);
    }

    private static string ZigzagModel => TinyModels.Car() + "\n  schedule: { use: zigzag, low: 0.2 }\n";

    private OutsideProject Clone(string folder, string message)
    {
        var clone = new OutsideProject(feed);
        clone.Write($"{folder}/Zigzag.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Version>2.0.0</Version>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Tlpipe.Abstractions" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        clone.Write($"{folder}/Zigzag.cs", ZigzagSource);
        clone.Write(".gitignore", "bin/\nobj/\npackages/\n");
        clone.Git("init", "--quiet");
        clone.Git("remote", "add", "origin", "https://example.org/zigzag.git");
        clone.Git("add", ".");
        clone.Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet", "-m", message);
        clone.Run("pack", folder, "-o", clone.Combine("packages"), "-v", "quiet").Expect(0);
        return clone;
    }

    /// <summary>The folder of the plugin itself in the package that a clone made.</summary>
    private static string Unpacked(OutsideProject clone)
    {
        ZipFile.ExtractToDirectory(clone.Combine("packages", "Zigzag.2.0.0.nupkg"), clone.Combine("unpacked"));
        return clone.Combine("unpacked", "tlpipe", "net10.0");
    }

    /// <summary>Builds an application whose model uses the plugin, and reads the model's key.</summary>
    private string KeyWith(string items, params string[] sources)
    {
        using var project = new OutsideProject(feed, sources).WithApplication("Console.WriteLine();", items);
        project.Write("car.model.yaml", ZigzagModel);
        Assert.Single(project.Build("build", "-c", "Release").Expect(0).TrainingProcesses);
        Assert.Empty(Directory.GetFiles(project.Combine("bin"), "Zigzag*", SearchOption.AllDirectories));
        using var manifest = JsonDocument.Parse(File.ReadAllText(project.Combine("obj/tlpipe/inputs.json")));
        return manifest.RootElement.GetProperty("models")[0].GetProperty("key").GetString()!;
    }
}
