using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class Models_of_referenced_projects
{
    private static readonly string Moved = Models.Street(name: "moved", epochs: 1, strategy: "frozen", weights: ", weights: ../base/base.model.yaml");

    [Fact]
    public void A_model_that_rests_on_one_has_the_key_that_it_would_have_beside_it_and_the_same_bytes()
    {
        using var workshop = new Workshop();
        var (file, artifact) = BuildBase(workshop);
        var moved = workshop.Write("app/moved.model.yaml", Moved);
        using var beside = workshop.Pipeline();
        var expected = beside.Build(moved, workshop.Progress, default);
        workshop.CacheFolder = workshop.Combine("another-cache");

        using var pipeline = workshop.Pipeline(with: options => InProject(workshop, options, file, artifact) with { OutputFolder = workshop.Combine("app-out") });
        var built = pipeline.Build(moved, workshop.Progress, default);

        Assert.Equal(expected.Plan.Keys, built.Plan.Keys);
        Assert.Equal(expected.Plan.Inputs, built.Plan.Inputs);
        Assert.Equal(expected.Plan.Weights!.Names, built.Plan.Weights!.Names);
        Assert.Equal(expected.Plan.Weights.Dropped.Order(StringComparer.Ordinal), built.Plan.Weights.Dropped.Order(StringComparer.Ordinal));
        Assert.Null(built.Plan.Weights.Upstream);
        Assert.Equal(ModelOrigin.Trained, built.Origin);
        Assert.Equal(Weights(expected), Weights(built));
        Assert.False(Directory.Exists(workshop.Combine("app-out", "base")));
        foreach (var input in new[] { file, Path.Combine(artifact, "model.json"), Path.Combine(artifact, "model.safetensors") })
            Assert.Contains(input, pipeline.Files.Files.Select(looked => looked.Path));
    }

    [Fact]
    public void One_that_vanishes_during_the_training_voids_it()
    {
        using var workshop = new Workshop();
        var (file, artifact) = BuildBase(workshop);
        workshop.Write("app/moved.model.yaml", Moved);
        using var pipeline = workshop.Pipeline(with: options => InProject(workshop, options, file, artifact));
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.EpochEnded) Directory.Delete(artifact, recursive: true);
        };

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Build(workshop.Combine("app/moved.model.yaml"), workshop.Progress, default)).Diagnostics);

        Assert.Equal("TLP7002", error.Code);
        Assert.Contains(Path.Combine(artifact, "model.safetensors"), error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(workshop.OutputFolder, "moved")));
        Assert.False(File.Exists(workshop.Combine("app/moved.lock.json")));
    }

    [Fact]
    public void One_that_is_not_what_its_manifest_or_model_file_says_is_not_used()
    {
        using var workshop = new Workshop();
        var (file, artifact) = BuildBase(workshop);
        workshop.Write("app/moved.model.yaml", Moved);
        workshop.Write("base/base.model.yaml", File.ReadAllText(file).Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal));
        Assert.Contains("is not built as it should be: the artifact is 'base' 1.0.0, and the model file says 'base' 1.1.0 (looked at ", Error(workshop, file, artifact), StringComparison.Ordinal);

        workshop.Write("base/base.model.yaml", Models.Street(name: "base", epochs: 1));
        File.AppendAllText(Path.Combine(artifact, "model.safetensors"), "x");
        Assert.Contains("its model.safetensors is not the one that its manifest speaks of", Error(workshop, file, artifact), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_used_once_in_a_project_and_its_references()
    {
        using var workshop = new Workshop();
        var (file, artifact) = BuildBase(workshop);
        workshop.Write("app/moved.model.yaml", Moved.Replace("model: moved", "model: base", StringComparison.Ordinal));
        Assert.Equal(
            $"{workshop.Combine("app/moved.model.yaml")}(1,8): error TLP1044: 'base' is the name of the model of '{file}' too, and a project and those it references have one model of a name; rename one of them",
            Error(workshop, file, artifact));

        using var pipeline = workshop.Pipeline(with: options => InProject(workshop, options, file, artifact));
        Assert.Equal(
            $"{file}(1,8): error TLP1044: 'base' is built by a referenced project already, from this same model file; leave the file out of this project's TlpipeModel items",
            Assert.Throws<DiagnosticException>(() => pipeline.Plan(file)).Message);
    }

    private static string Error(Workshop workshop, string file, string artifact)
    {
        using var pipeline = workshop.Pipeline(with: options => InProject(workshop, options, file, artifact));
        return Assert.Throws<DiagnosticException>(() => pipeline.Plan(workshop.Combine("app/moved.model.yaml"))).Message;
    }

    private static (string File, string Artifact) BuildBase(Workshop workshop)
    {
        var file = workshop.Write("base/base.model.yaml", Models.Street(name: "base", epochs: 1));
        using var pipeline = workshop.Pipeline(with: options => options with { OutputFolder = workshop.Combine("base/obj") });
        return (file, pipeline.Build(file, workshop.Progress, default).Folder);
    }

    private static PipelineOptions InProject(Workshop workshop, PipelineOptions options, string file, string artifact) => options with
    {
        ProjectFolder = workshop.Combine("app"),
        BuiltModels = new Dictionary<string, string> { [file] = artifact },
    };

    private static byte[] Weights(BuiltModel model)
    {
        using var file = Tlpipe.Models.Checkpoints.Checkpoint.Open(Path.Combine(model.Folder, "model.safetensors"));
        return [.. file.Entries.SelectMany(entry =>
        {
            var bytes = new byte[entry.ByteCount];
            file.ReadInto(entry.Name, bytes);
            return bytes;
        })];
    }
}
