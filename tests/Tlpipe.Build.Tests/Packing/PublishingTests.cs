using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>Published programs: they run and predict, wherever they are started from.</summary>
[Collection(UsingPackages.Name)]
public sealed class PublishingTests(PackedFeed feed)
{
    private const string Predicts = """
        using var model = Car.Load();
        Console.WriteLine($"{model.Manifest.Name}: {model.Predict(args[0]).Car.Scores.Sum(score => score.Score):F3}");
        """;

    private static readonly string[] Model = ["models/car/model.json", "models/car/model.safetensors", "models/car/program.pt"];

    // What restore says where no source has the runtime that a self-contained program takes along.
    private static readonly string[] NoRuntimePack = ["NU1101", "NU1102", "NU1301", "NU1801"];

    [Fact]
    public void A_single_file_predicts_with_the_models_beside_it_and_with_models_inside()
    {
        using var project = Project();

        Publish(project, "beside", "-p:SelfContained=false", "-p:IncludeNativeLibrariesForSelfExtract=true").Expect(0);
        Assert.Equal(["App", .. Model], Files(project, "beside"));
        Assert.Equal("car: 1.000\n", Predict(project, "beside"));

        Publish(project, "inside", "-p:SelfContained=false", "-p:IncludeAllContentForSelfExtract=true", "--no-restore").Expect(0);
        Assert.Equal(["App"], Files(project, "inside"));
        Assert.Equal("car: 1.000\n", Predict(project, "inside"));
    }

    [SkippableFact]
    public void A_trimmed_program_with_its_own_runtime_predicts_and_warns_of_nothing()
    {
        using var project = Project();

        var log = Publish(project, "trimmed", "-p:SelfContained=true", "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-p:SuppressTrimAnalysisWarnings=false");

        Skip.If(NoRuntimePack.Any(code => log.Result.Output.Contains($"error {code}", StringComparison.Ordinal)), "no package source has the runtime");
        log.Expect(0);
        Assert.Equal(["App", "libtlpipe_torch.so", .. Model], Files(project, "trimmed"));
        Assert.Equal("car: 1.000\n", Predict(project, "trimmed"));
    }

    private OutsideProject Project()
    {
        var project = new OutsideProject(feed).WithApplication(Predicts);
        project.Write("car.model.yaml", TinyModels.Car());
        return project;
    }

    private static BuildLog Publish(OutsideProject project, string folder, params string[] more) =>
        project.Build(["publish", "-r", "linux-x64", "-o", project.Combine(folder), "-p:PublishSingleFile=true", "-p:DebugType=none", "-warnaserror", .. more]);

    private static IEnumerable<string> Files(OutsideProject project, string folder) =>
        Directory.GetFiles(project.Combine(folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(project.Combine(folder), file)).Order(StringComparer.Ordinal);

    private static string Predict(OutsideProject project, string folder)
    {
        using var elsewhere = new TemporaryFolder();
        // A single file unpacks what it holds of native libraries and content below the user's home otherwise, and leaves it there.
        string[] command = [$"DOTNET_BUNDLE_EXTRACT_BASE_DIR={elsewhere.Path}", project.Combine(folder, "App"), project.WritePicture()];
        return DotNet.Run("env", elsewhere.Path, elsewhere.Path, command).Expect(0).Output;
    }
}
