using Tlpipe.Build.Tests.Plugins;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>What is trained again after which change, and what isn't.</summary>
[Collection(ChangingModels.Name)]
public sealed class IncrementalTests(PackedFeed feed)
{
    [Fact]
    public void Exactly_the_models_that_depend_on_a_change_are_trained_again()
    {
        using var cache = new TemporaryFolder();
        using var solution = Repository(cache.Path);
        var shade = solution.Combine("App/pictures/train/dark/0.png");

        solution.Run("restore", "App", "-v", "quiet").Expect(0);
        Assert.Equal(["car trained", "night trained", "points trained", "shade trained"], Build(solution).Origins);
        solution.Git("add", ".");
        solution.Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet", "-m", "models");

        foreach (var file in Directory.GetFiles(solution.Combine("App"), "*", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc));
        AssertNothingStarts(Build(solution));

        AClone_takes_all_from_the_cache(solution, cache.Path);

        PngFile.Write(solution.Combine("App/originals/0.png"), 32, 32, 60);
        Assert.Equal(["car upToDate", "night upToDate", "points upToDate", "shade trained"], Build(solution).Origins);
        Assert.True(File.ResolveLinkTarget(shade, returnFinalTarget: true) is not null, "the picture is still a link");

        solution.Write("App/car.model.yaml", TinyModels.Car(seed: 8));
        Assert.Equal(["car trained", "night trained", "points upToDate", "shade upToDate"], Build(solution).Origins);

        solution.Write("Points/PerceptronTrunk.cs", PluginTemplate.Points["Points/PerceptronTrunk.cs"].Replace("nn.ReLU()", "nn.Tanh()", StringComparison.Ordinal));
        Assert.Equal(["car upToDate", "night upToDate", "points trained", "shade upToDate"], Build(solution).Origins);

        var features = Files(cache.Combine("features"));
        Assert.NotEmpty(features);
        solution.Write("App/night.model.yaml", TinyModels.Frozen("night", "car.model.yaml", head: "{ use: classification, labelSmoothing: 0.1 }", rate: 0.2));
        Assert.Equal(["car upToDate", "night trained", "points upToDate", "shade upToDate"], Build(solution).Origins);
        Assert.Equal(features, Files(cache.Combine("features")));

        File.Delete(solution.Combine("App/car.lock.json"));
        Assert.Equal(["car upToDate", "night upToDate", "points upToDate", "shade upToDate"], Build(solution).Origins);
        Assert.True(File.Exists(solution.Combine("App/car.lock.json")), "the lock is written again");

        solution.Run("clean", "App", "-v", "quiet").Expect(0);
        Assert.False(Directory.Exists(solution.Combine("App/obj/tlpipe")));
        Assert.Empty(Directory.GetFiles(solution.Combine("App/bin"), "*.safetensors", SearchOption.AllDirectories));
        Assert.True(File.Exists(solution.Combine("App/car.lock.json")));
        Assert.Equal(["car cache", "night cache", "points cache", "shade cache"], Build(solution).Origins);
        AssertNothingStarts(Build(solution));
    }

    private void AClone_takes_all_from_the_cache(OutsideProject original, string cache)
    {
        original.Write("README.md", "Another commit.");
        original.Git("add", ".");
        original.Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "--quiet", "-m", "another");
        using var place = new OutsideProject(feed);
        place.Environment["TLPIPE_CACHE"] = cache;
        place.Git("clone", "--quiet", original.Folder, "a/longer/path/to/the/clone");

        var log = place.Build("build", "a/longer/path/to/the/clone/App", "-p:ContinuousIntegrationBuild=true").Expect(0);

        Assert.Equal(["car cache", "night cache", "points cache", "shade cache"], log.Origins);
        Assert.Equal("", place.GitOutput("-C", "a/longer/path/to/the/clone", "status", "--porcelain"));
        AssertNothingStarts(place.Build("build", "a/longer/path/to/the/clone/App", "-p:ContinuousIntegrationBuild=true", "--no-restore").Expect(0));
    }

    /// <summary>Three kinds of models: on pictures of which one is a link, in a chain with a frozen trunk, and with a plugin of the same repository.</summary>
    private OutsideProject Repository(string cache)
    {
        var solution = new OutsideProject(feed);
        solution.Environment["TLPIPE_CACHE"] = cache;
        PluginTemplate.WriteTo(solution);
        solution.WriteProject("App/App.csproj", "<ProjectReference Include=\"../Points/Points.csproj\" ReferenceOutputAssembly=\"false\" OutputItemType=\"TlpipePlugin\" />"
            + "<ProjectReference Include=\"../Points.Runtime/Points.Runtime.csproj\" />");
        solution.Write("App/points.model.yaml", PluginTemplate.Points["sample/points.model.yaml"]);
        solution.Write("App/readings.txt", PluginTemplate.Points["sample/readings.txt"]);
        solution.Write("App/car.model.yaml", TinyModels.Car());
        solution.Write("App/night.model.yaml", TinyModels.Frozen("night", "car.model.yaml"));
        solution.Write("App/shade.model.yaml", TinyModels.Shade("pictures"));
        TinyModels.WriteShades(solution.Combine("App/pictures"));
        Directory.CreateDirectory(solution.Combine("App/originals"));
        File.Move(solution.Combine("App/pictures/train/dark/0.png"), solution.Combine("App/originals/0.png"));
        File.CreateSymbolicLink(solution.Combine("App/pictures/train/dark/0.png"), "../../../originals/0.png");
        Directory.Move(solution.Combine("App/pictures/val"), solution.Combine("App/validation"));
        Directory.CreateSymbolicLink(solution.Combine("App/pictures/val"), "../validation");
        solution.Write(".gitignore", "bin/\nobj/\n*.binlog\n");
        solution.Git("init", "--quiet");
        return solution;
    }

    private static BuildLog Build(OutsideProject solution) => solution.Build("build", "App", "--no-restore").Expect(0);

    private static void AssertNothingStarts(BuildLog log)
    {
        Assert.Empty(log.TrainingProcesses);
        Assert.Equal(["car upToDate", "night upToDate", "points upToDate", "shade upToDate"], log.Origins);
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
