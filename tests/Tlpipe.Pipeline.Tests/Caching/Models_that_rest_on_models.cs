using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class Models_that_rest_on_models
{
    private static readonly string Moved = Models.Street(name: "moved", epochs: 1, strategy: "frozen", weights: ", weights: base.model.yaml");

    [Fact]
    public void An_upstream_model_whose_output_was_deleted_is_taken_from_the_cache()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        workshop.Build(workshop.Write("moved.model.yaml", Moved));
        Directory.Delete(Path.Combine(workshop.OutputFolder, "base"), recursive: true);

        var built = workshop.Build(workshop.Write("moved.model.yaml", Moved.Replace("seed: 3", "seed: 4", StringComparison.Ordinal)));

        Assert.Equal(ModelOrigin.Trained, built.Origin);
        Assert.True(File.Exists(Path.Combine(workshop.OutputFolder, "base", "1.0.0", "model.safetensors")));
    }

    [Fact]
    public void An_upstream_model_of_another_version_alone_changes_nothing_downstream()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        var file = workshop.Write("moved.model.yaml", Moved);
        workshop.Build(file);
        workshop.Write("base.model.yaml", Models.Street(name: "base", version: "2.0.0", epochs: 1));

        Assert.Equal(ModelOrigin.UpToDate, workshop.Build(file).Origin);
        Assert.True(File.Exists(Path.Combine(workshop.OutputFolder, "base", "2.0.0", "model.safetensors")));
    }

    [Fact]
    public void An_upstream_model_that_changed_is_named_with_its_versions()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        var file = workshop.Write("moved.model.yaml", Moved);
        workshop.Build(file);
        using var pipeline = workshop.Pipeline();

        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "5"));
        Assert.Equal("weights: the content of base.model.yaml 1.0.0 changed", PlanComparison.WithLock(pipeline.Plan(file)).Reason);
        workshop.Write("base.model.yaml", Models.Street(name: "base", version: "1.1.0", epochs: 1, seed: "5"));
        Assert.Equal("weights: base.model.yaml 1.0.0 -> base.model.yaml 1.1.0", PlanComparison.WithLock(pipeline.Plan(file)).Reason);
        Assert.Equal("TLP7011", Assert.Single(pipeline.Check(pipeline.Plan(file))).Code);
    }

    [Fact]
    public void An_upstream_model_that_another_process_replaces_before_it_is_read_is_not_trained_on()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1));
        using var elsewhere = workshop.Pipeline(with: options => options with { OutputFolder = workshop.Combine("elsewhere") });
        var another = elsewhere.Build(workshop.Write("another.model.yaml", Models.Street(name: "base", epochs: 1, seed: "4")), workshop.Progress, default);
        var replaced = Path.Combine(workshop.OutputFolder, "base", "1.0.0");
        workshop.Progress.Then = happened =>
        {
            if (happened is not TrainingEvent.Started { Model: "moved" }) return;
            Directory.Delete(replaced, recursive: true);
            Directory.Move(another.Folder, replaced);
        };

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(workshop.Write("moved.model.yaml", Moved))).Diagnostics);

        Assert.Equal("TLP7002", error.Code);
        Assert.Contains(Path.Combine(replaced, "model.safetensors"), error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(workshop.CacheFolder, "artifacts")).Length);
    }

    [Fact]
    public void A_model_of_the_name_and_version_of_the_one_it_rests_on_is_an_error()
    {
        using var workshop = new Workshop();
        var upstream = workshop.Write("base.model.yaml", Models.Street(name: "moved", epochs: 1));
        using var pipeline = workshop.Pipeline();

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Plan(workshop.Write("moved.model.yaml", Moved))).Diagnostics);

        Assert.Equal("TLP1042", error.Code);
        Assert.Equal($"'moved' 1.0.0 is the model of '{upstream}' too, and one would replace the other; give one of them another name or version", error.Message);
        Assert.Equal(1, error.Location!.Line);
    }

    [Fact]
    public void A_new_version_has_all_files_of_the_old_one()
    {
        using var workshop = new Workshop();
        var old = workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1)));

        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 1, version: "1.1.0")));

        Assert.Equal(Names(old.Folder), Names(built.Folder));
    }

    private static IEnumerable<string?> Names(string folder) => Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
