using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>What a build server sees: gates, warnings, and what they turn into.</summary>
[Collection(ChangingModels.Name)]
public sealed class ContinuousIntegrationTests(PackedFeed feed)
{
    private const string Unused = "car.model.yaml(5,13): TLP1031: no task uses the data set 'spare'; remove it, or give it to a task";

    [Fact]
    public void A_gate_that_is_not_met_fails_the_build_with_the_gates_line_and_every_build_after_it()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Write("car.model.yaml", TinyModels.Car() + "\ngates:\n  - { metric: car.accuracy, max: 0.0001 }\n");

        foreach (var arguments in new[] { Array.Empty<string>(), ["--no-restore"] })
        {
            var error = Assert.Single(project.Build(["build", .. arguments]).Expect(1).Errors);
            Assert.Matches(@"^car\.model\.yaml\(16,15\): TLP6001: the gate is not met: car\.accuracy is 0\.\d+ and must be at most 0\.0001; this model is not published$", error);
        }
        Assert.False(Directory.Exists(project.Combine("bin/Debug/net10.0/models")));
    }

    [Fact]
    public void A_warning_is_told_in_every_build_and_obeys_the_builds_switches()
    {
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();");
        project.Write("car.model.yaml", WithUnusedDataSet(TinyModels.Car()));

        var first = project.Build("build").Expect(0);
        Assert.Single(first.TrainingProcesses);
        Assert.Equal([Unused], first.Warnings);

        AssertNothingStarts(project.Build("build", "--no-restore").Expect(0), warnings: [Unused], errors: []);
        AssertNothingStarts(project.Build("build", "--no-restore", "-warnaserror:TLP1031").Expect(1), [], [Unused]);
        AssertNothingStarts(project.Build("build", "--no-restore", "-warnaserror", "-warnnotaserror:TLP1031").Expect(0), [Unused], []);
        AssertNothingStarts(project.Build("build", "--no-restore", "-p:TreatWarningsAsErrors=true").Expect(1), [], [Unused]);
        AssertNothingStarts(project.Build("build", "--no-restore", "-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=TLP1031").Expect(0), [Unused], []);
        AssertNothingStarts(project.Build("build", "--no-restore", "-p:MSBuildTreatWarningsAsErrors=true").Expect(1), [], [Unused]);
        AssertNothingStarts(project.Build("build", "--no-restore", "-warnaserror", "-p:NoWarn=TLP1031").Expect(0), [], []);

        project.Write("car.model.yaml", WithUnusedDataSet(TinyModels.Car(version: "1.0.1")));
        var trained = project.Build("build", "--no-restore", "-warnaserror").Expect(1);
        Assert.Single(trained.TrainingProcesses);
        Assert.Equal([Unused], trained.Errors);
        AssertNothingStarts(project.Build("build", "--no-restore", "-warnaserror").Expect(1), [], [Unused]);
    }

    [Fact]
    public void TreatWarningsAsErrors_holds_for_lines_of_the_training_process_too()
    {
        const string Line = "/a b/car.model.yaml(5,13): warning TLP1031: no task uses ': warning TLP6101:'";
        Assert.Equal("/a b/car.model.yaml(5,13): error TLP1031: no task uses ': warning TLP6101:'", new WarningsAsErrors(all: true).Apply(Line));
        Assert.Equal(Line, new WarningsAsErrors(all: false).Apply(Line));
        Assert.Equal(Line, new WarningsAsErrors(all: true, "TLP6101, tlp1031", null).Apply(Line));
        Assert.Equal("  epoch 1 of 2: warning", new WarningsAsErrors(all: true).Apply("  epoch 1 of 2: warning"));
    }

    private static string WithUnusedDataSet(string model) =>
        model.Replace("tasks:", "datasets: { spare: { use: street-scenes, count: 8, validation: 8, size: 32 } }\ntasks:", StringComparison.Ordinal);

    private static void AssertNothingStarts(BuildLog log, string[] warnings, string[] errors)
    {
        Assert.Empty(log.TrainingProcesses);
        Assert.Equal(warnings, log.Warnings);
        Assert.Equal(errors, log.Errors);
    }
}
