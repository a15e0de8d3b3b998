using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests;

/// <summary>A user's project: the package, one model file, <c>dotnet build</c>.</summary>
[Collection(BuildingProjects.Name)]
public sealed class BuildingTests(PackedFeed feed)
{
    private const string PredictsWithItsModel = """
        using Tlpipe.Models;

        using var predictor = Predictor.Load(Path.Combine(AppContext.BaseDirectory, "models", "car"));
        var car = predictor.Predict(args[0])["car"];
        Console.WriteLine($"{predictor.Manifest.Name} {predictor.Manifest.Version}: {car.Scores.Count} labels, {car.Scores.Sum(score => score.Score):F3}");
        """;

    private static readonly string[] CarModel = ["models/car/model.json", "models/car/model.safetensors", "models/car/program.pt"];

    [Fact]
    public void One_model_file_is_trained_once_copied_published_and_cleaned()
    {
        using var project = new OutsideProject(feed).WithApplication(PredictsWithItsModel);
        var model = project.Write("ai/car.model.yaml", TinyModels.Car());

        var first = project.Build("build").Expect(0);
        Assert.Single(first.TrainingProcesses);
        Assert.Matches(@"(?m)^ *car 1\.0\.0: (trained|from the cache), car\.accuracy [01]\.\d{4} -> obj/tlpipe/car/1\.0\.0$", first.Result.Output);
        AssertModel(project.Combine("bin/Debug/net10.0"));
        var told = first.Artifacts["car"];
        Assert.Equal(
            ["1.0.0", "the model is new, it has no lock", "small-cnn", "none", "full", "sgd dampening=0 lr=0.05 momentum=0.9 nesterov=false weightDecay=0", "1", "16", "car: classification of car.car"],
            from name in new[] { "Version", "Reason", "PlanBackbone", "PlanWeights", "PlanStrategy", "PlanOptimizer", "PlanEpochs", "PlanBatch", "PlanTasks" } select told[name]);
        Assert.Matches(@"^car\.accuracy=[01]\.\d{4}$", told["Metrics"]);
        Assert.Equal("true", project.Run("msbuild", "-getProperty:DisableFastUpToDateCheck").Expect(0).Output.Trim());
        Assert.Equal("car 1.0.0: 2 labels, 1.000\n", project.Run("run", "--no-build", "--", project.WritePicture()).Expect(0).Output);

        var second = project.Build("build", "--no-restore", "-graph").Expect(0);
        Assert.Equal(1, second.Checks);
        Assert.Empty(second.TrainingProcesses);
        Assert.DoesNotContain("obj/tlpipe", second.Result.Output, StringComparison.Ordinal);

        File.SetLastWriteTimeUtc(model, new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc));
        var published = project.Build("publish", "--no-restore", "-c", "Debug", "-o", "out").Expect(0);
        Assert.Empty(published.TrainingProcesses);
        AssertModel(project.Combine("out"));

        project.Write("ai/car.model.yaml", TinyModels.Car(name: "auto"));
        var renamed = project.Build("build", "--no-restore").Expect(0);
        Assert.Single(renamed.TrainingProcesses);
        Assert.Matches(@"(?m)^ *auto 1\.0\.0: from the cache, car\.accuracy [01]\.\d{4} -> obj/tlpipe/auto/1\.0\.0$", renamed.Result.Output);
        Assert.True(File.Exists(project.Combine("bin/Debug/net10.0/models/auto/model.json")));
        Assert.False(File.Exists(project.Combine("bin/Debug/net10.0/models/car/model.json")));
        Assert.False(Directory.Exists(project.Combine("obj/tlpipe/car")), "the artifact goes with its model");

        Assert.Empty(project.Build("clean").Expect(0).TrainingProcesses);
        Assert.Empty(Directory.GetFiles(project.Combine("bin"), "*.safetensors", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(project.Combine("obj"), "*.safetensors", SearchOption.AllDirectories));
    }

    [Fact]
    public void Publishing_without_building_takes_the_models_that_are_there()
    {
        using var project = new OutsideProject(feed).WithApplication(PredictsWithItsModel);
        project.Write("car.model.yaml", TinyModels.Car());
        project.Build("build").Expect(0);
        project.Write("car.model.yaml", TinyModels.Car(epochs: 2));

        var published = project.Build("publish", "--no-build", "-c", "Debug", "-o", "out").Expect(0);

        Assert.Empty(published.TrainingProcesses);
        AssertModel(project.Combine("out"));
    }

    [Fact]
    public void A_design_time_build_trains_nothing()
    {
        using var project = new OutsideProject(feed).WithApplication(PredictsWithItsModel);
        project.Write("car.model.yaml", TinyModels.Car());
        project.Run("restore", "-v", "quiet").Expect(0);

        var log = project.Build("msbuild", "-t:ResolveAssemblyReferences;GetCopyToOutputDirectoryItems;Compile", "-p:DesignTimeBuild=true",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true").Expect(0);

        Assert.Equal(0, log.Checks);
    }

    [Fact]
    public void Two_target_frameworks_share_one_training()
    {
        using var project = new OutsideProject(feed).WithApplication(PredictsWithItsModel,
            frameworks: "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        project.Write("car.model.yml", TinyModels.Car());

        var log = project.Build("build", "-m").Expect(0);

        Assert.Empty(log.Warnings);
        Assert.True(File.Exists(project.Combine("car.lock.json")), "the lock has the model file's name, however its ending is written");
        Assert.Equal(2, log.Checks);
        Assert.Single(log.TrainingProcesses);
        AssertModel(project.Combine("bin/Debug/net10.0"));
        AssertModel(project.Combine("bin/Debug/net10.0-windows"));
    }

    [Fact]
    public void A_data_root_is_found_and_a_new_picture_trains_again()
    {
        using var data = new TemporaryFolder();
        TinyModels.WriteShades(data.Combine("shades"));
        using var project = new OutsideProject(feed).WithApplication("Console.WriteLine();", items: $"<TlpipeDataRoot Include=\"data\" Path=\"{data.Path}\" />");
        project.Write("shade.model.yaml", TinyModels.Shade());

        Assert.Single(project.Build("build").Expect(0).TrainingProcesses);
        Assert.Empty(project.Build("build", "--no-restore").Expect(0).TrainingProcesses);

        PngFile.Write(data.Combine("shades", "train", "dark", "more.png"), 32, 32, 60);
        Assert.Single(project.Build("build", "--no-restore").Expect(0).TrainingProcesses);
    }

    private static void AssertModel(string output) =>
        Assert.Equal(CarModel, Directory.GetFiles(Path.Combine(output, "models"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(output, file)).Order(StringComparer.Ordinal));
}
