using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class BuildingTests
{
    [Fact]
    public void A_model_that_is_there_as_it_was_asked_for_is_left_alone()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street());

        Assert.Equal(ModelOrigin.Trained, workshop.Build(file).Origin);
        Assert.Equal(ModelOrigin.UpToDate, workshop.Build(file).Origin);
    }

    [Fact]
    public void A_model_whose_output_was_deleted_comes_from_the_cache_with_the_same_bytes()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street());
        var folder = workshop.Build(file).Folder;
        var before = File.ReadAllBytes(Path.Combine(folder, "model.safetensors"));
        Directory.Delete(folder, recursive: true);

        Assert.Equal(ModelOrigin.Cache, workshop.Build(file).Origin);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "model.safetensors")));
    }

    [Fact]
    public void A_new_version_alone_trains_nothing()
    {
        using var workshop = new Workshop();
        var old = workshop.Build(workshop.Write("street.model.yaml", Models.Street()));

        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(version: "1.1.0")));

        Assert.Equal(ModelOrigin.Cache, built.Origin);
        Assert.Equal("1.1.0", built.Manifest.Version);
        Assert.NotEqual(old.Manifest.Key, built.Manifest.Key);
        Assert.Equal(old.Manifest.TrainingKey, built.Manifest.TrainingKey);
    }

    [Fact]
    public void A_model_below_its_gate_is_not_published_and_the_previous_one_stays()
    {
        using var workshop = new Workshop();
        var before = workshop.Build(workshop.Write("street.model.yaml", Models.Street()));
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1, extra: "gates:\n  - { metric: car.accuracy, min: 1.01 }"));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal("TLP6001", error.Code);
        Assert.Matches(@"^the gate is not met: car\.accuracy is 0?\.?\d+ and must be at least 1\.01; this model is not published$", error.Message);
        Assert.Equal(15, error.Location!.Line);
        Assert.Equal(before.Manifest.Key, Tlpipe.Models.Manifests.ManifestFile.Read(Path.Combine(before.Folder, "model.json")).Key);
    }

    [Fact]
    public void Another_head_reuses_the_frozen_trunks_features()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("street.model.yaml", Models.Street(strategy: "frozen")));
        Assert.Contains(workshop.Progress.Events, happened => happened is TrainingEvent.FeaturesComputed);
        workshop.Progress.Events.Clear();

        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(
            version: "2.0.0", strategy: "frozen", tasks: "sign: { dataset: street, target: sign, head: { use: classification, labelSmoothing: 0.1 } }")));

        Assert.Equal(ModelOrigin.Trained, built.Origin);
        Assert.DoesNotContain(workshop.Progress.Events, happened => happened is TrainingEvent.FeaturesComputed);
    }

    [Fact]
    public void The_lock_holds_inputs_classes_and_digests_and_is_left_alone_when_nothing_changed()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street());
        var built = workshop.Build(file);
        var path = file.Replace(".model.yaml", ".lock.json", StringComparison.Ordinal);
        var written = File.GetLastWriteTimeUtc(path);

        workshop.Build(file);

        var text = File.ReadAllText(path);
        Assert.Contains(built.Manifest.Key.Hex, text, StringComparison.Ordinal);
        Assert.Contains("\"absent\"", text, StringComparison.Ordinal);
        Assert.Contains(built.Manifest.Files["model.safetensors"].Hex, text, StringComparison.Ordinal);
        Assert.DoesNotContain(workshop.OutputFolder, text, StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
    }
}
