namespace Tlpipe.Build.Tests;

/// <summary>Which artifacts of earlier builds go.</summary>
public sealed class StaleArtifactsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public StaleArtifactsTests()
    {
        foreach (var artifact in new[] { "car/1.0.0", "car/1.1.0", "bus/1.0.0", "bus/.1.0.0.123.new", "clients/.old" }) folder.Write($"{artifact}/model.json", "{}");
        folder.Write("clients/Car.g.cs", "");
        folder.Write("notes/mine/todo.txt", "");
        folder.Write("linked/1.0.0/model.json", "{}");
        Directory.Move(folder.Combine("linked"), folder.Combine("elsewhere/linked"));
        Directory.CreateSymbolicLink(folder.Combine("linked"), folder.Combine("elsewhere/linked"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Other_versions_and_other_models_go_and_what_is_no_artifact_stays()
    {
        folder.Write("train/1.0.0/model.json", "{}");

        Remove("car/1.1.0");

        Assert.Equal(["bus/.1.0.0.123.new", "car/1.1.0", "clients/.old", "elsewhere/linked/1.0.0"], Artifacts);
        Assert.True(File.Exists(folder.Combine("notes/mine/todo.txt")));
        Assert.True(File.Exists(folder.Combine("clients/Car.g.cs")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "train")), "the folder of a model goes with its last version");
    }

    [Fact]
    public void Where_other_frameworks_may_have_other_models_these_stay()
    {
        Remove("car/1.1.0", keepOtherModels: true);

        Assert.Equal(["bus/.1.0.0.123.new", "bus/1.0.0", "car/1.1.0", "clients/.old", "elsewhere/linked/1.0.0"], Artifacts);
    }

    [Fact]
    public void Where_a_current_one_is_not_found_nothing_goes()
    {
        var before = Artifacts;

        Remove("../elsewhere/car/1.1.0");

        Assert.Equal(before, Artifacts);
    }

    private IReadOnlyList<string> Artifacts =>
        [.. Directory.GetFiles(folder.Path, "model.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => Path.GetRelativePath(folder.Path, Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    private void Remove(string current, bool keepOtherModels = false) =>
        StaleArtifacts.Remove(folder.Path + "/", [Path.Combine(folder.Path, current)], keepOtherModels);
}
