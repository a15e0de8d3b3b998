using System.Globalization;
using System.Text.RegularExpressions;
using Tlpipe.Build.Tests.Support;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Build.Tests;

/// <summary>The samples, copied out of the repository and built as a user would.</summary>
[Collection(ChangingModels.Name)]
public sealed partial class SampleTests(PackedFeed feed)
{
    [SkippableFact]
    public void Ants_and_bees_are_told_apart_by_an_ordinary_build()
    {
        var photograph = Directory.EnumerateFiles(RealData.Require("hymenoptera/val/bees")).Order(StringComparer.Ordinal).First();
        using var project = Copy("AntsVsBees");
        project.Write("Directory.Build.props", $"""
            <Project>
              <ItemGroup>
                <TlpipeDataRoot Include="data" Path="{RealData.Root}" />
              </ItemGroup>
            </Project>
            """);

        project.Build("build").Expect(0);

        var insect = ManifestFile.Read(project.Combine("bin/Debug/net10.0/models/ants-vs-bees/model.json")).Tasks[0];
        Assert.InRange(insect.Metrics.Best.Metrics["accuracy"].Value, 0.94, 1);
        Assert.InRange(insect.Metrics.Start!.Metrics["accuracy"].Value, 0.93, 0.94);
        var answer = project.Run("run", "--no-build", "--", photograph).Expect(0).Output;
        Assert.Matches(@"^/.*\.jpg: (an ant|a bee) \(\d+ ?%\)\n$", answer);
    }

    [Fact]
    public void The_street_scenes_train_move_to_the_night_and_tell_what_it_bought()
    {
        using var project = Copy("StreetScene");
        foreach (var file in Directory.GetFiles(project.Folder, "*.model.yaml")) File.WriteAllText(file, Smaller(File.ReadAllText(file)));

        Assert.Single(project.Build("build").Expect(0).TrainingProcesses);

        var lines = project.Run("run", "--no-build").Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["night-scratch", "night", "street-base", "street-base", "street-base"], lines.Select(line => line.Split(' ')[0]));
        Assert.Empty(project.Build("build", "--no-restore").Expect(0).TrainingProcesses);
    }

    private OutsideProject Copy(string sample)
    {
        var project = new OutsideProject(feed);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Samples", sample))) File.Copy(file, project.Combine(Path.GetFileName(file)));
        return project;
    }

    /// <summary>The same model with a tenth of the scenes and two epochs, and without its gate.</summary>
    private static string Smaller(string model)
    {
        var scenes = Scenes().Replace(model, match => $"{match.Groups["name"].Value}: {int.Parse(match.Groups["scenes"].Value, CultureInfo.InvariantCulture) / 10}");
        return Epochs().Replace(scenes, "epochs: 2").Split("gates:")[0];
    }

    [GeneratedRegex(@"\b(?<name>count|validation): (?<scenes>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scenes();

    [GeneratedRegex(@"epochs: \d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Epochs();
}
