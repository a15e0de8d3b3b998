using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

public sealed class Training_a_model(TrainedStreet street) : IClassFixture<TrainedStreet>
{
    [Fact]
    public void Machines_get_one_object()
    {
        var json = street.Training.Succeeded().Json;
        Assert.Empty(street.Training.Error);
        Assert.Equal(["model", "version", "path", "key", "sha256", "cached", "origin", "seconds", "tasks", "comparisons", "diagnostics"], json.Select(member => member.Key));
        Assert.Equal(("tiny-street", "1.0.0"), ((string?)json["model"], (string?)json["version"]));
        Assert.Equal(street.Artifact, (string?)json["path"]);
        Assert.Equal(64, ((string?)json["key"])!.Length);
        Assert.Equal(Workplace.Digests(street.Artifact)["model.safetensors"], (string?)json["sha256"]);
        Assert.Equal((false, "trained"), ((bool)json["cached"]!, (string?)json["origin"]));
        Assert.InRange((double)json["seconds"]!, 0.1, 600);
        Assert.Empty(json["diagnostics"]!.AsArray());
    }

    [Fact]
    public void Machines_get_the_metrics_as_the_manifest_has_them()
    {
        var tasks = street.Training.Succeeded().Json["tasks"]!.AsObject();
        Assert.Equal(["car", "sign"], tasks.Select(task => task.Key));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(street.Artifact, "model.json")))!;
        foreach (var moment in new[] { "start", "best", "last", "test" })
        {
            var measured = tasks["sign"]![moment]!.AsObject();
            Assert.Equal(["accuracy", "top5", "macroF1", "split", "n", "intervals"], measured.Select(member => member.Key));
            Assert.Equal(moment == "test" ? "test" : "validation", (string?)measured["split"]);
            Assert.Equal(16, (int)measured["n"]!);
            var interval = measured["intervals"]!["accuracy"]!.AsArray();
            Assert.InRange((double)measured["accuracy"]!, (double)interval[0]!, (double)interval[1]!);
            var written = manifest["tasks"]!.AsArray().Single(task => (string?)task!["name"] == "sign")!["metrics"]![moment]!;
            Assert.Equal((double)written["accuracy"]!, (double)measured["accuracy"]!);
        }
    }

    [Fact]
    public void People_get_lines_where_there_is_no_terminal()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(epochs: 1));
        var result = place.RunAlone("train", "street.model.yaml").Succeeded();
        Assert.Empty(result.Error);
        var lines = result.Output.Split('\n');
        Assert.Equal("tiny-street 1.0.0", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("  epoch 1 of 1: loss ", StringComparison.Ordinal) && line.EndsWith(" (best so far)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("tiny-street 1.0.0: trained in ", StringComparison.Ordinal));
        Assert.Equal($"  {place.At("models", "tiny-street", "1.0.0")}", lines[^2]);
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public void The_run_is_told_in_a_file_of_its_own()
    {
        var run = File.ReadAllText(Path.Combine(street.Artifact, "run.json"));
        Assert.DoesNotContain("\\u", run, StringComparison.Ordinal);
        var json = JsonNode.Parse(run)!.AsObject();
        Assert.Equal(["began", "ended", "seconds", "parts", "epochs", "machine", "environment"], json.Select(member => member.Key));
        Assert.Equal(["engine", "device", "threads", "cpuCapability", "architecture"], json["environment"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void A_second_training_finds_the_model_up_to_date()
    {
        var again = street.Place.Run("train", TrainedStreet.ModelFile, "--json").Succeeded().Json;
        Assert.Equal((true, "upToDate"), ((bool)again["cached"]!, (string?)again["origin"]));
        Assert.Equal((string?)street.Training.Json["sha256"], (string?)again["sha256"]);
    }

    [Fact]
    public void A_model_that_lies_in_the_cache_is_taken_from_it()
    {
        var again = street.Place.Run("train", TrainedStreet.ModelFile, "--json", "--output", "elsewhere").Succeeded().Json;
        Assert.Equal((true, "cache"), ((bool)again["cached"]!, (string?)again["origin"]));
        Assert.Equal(Workplace.Digests(street.Artifact), Workplace.Digests((string)again["path"]!));
    }

    [Fact]
    public void Several_models_are_a_list()
    {
        using var place = new Workplace();
        place.Write("a.model.yaml", Samples.Street(epochs: 1));
        place.Write("b.model.yaml", Samples.Street(epochs: 1).Replace("tiny-street", "twin"));
        var json = place.RunAlone("train", "a.model.yaml", "b.model.yaml", "--json").Succeeded().Json;
        Assert.Equal(["models", "diagnostics"], json.Select(member => member.Key));
        Assert.Equal(["tiny-street trained", "twin cache"], json["models"]!.AsArray().Select(model => $"{model!["model"]} {model["origin"]}"));
    }

    [Fact]
    public void The_build_learns_what_was_read_and_made()
    {
        var inputs = JsonNode.Parse(File.ReadAllText(street.Place.At("build", "inputs.json")))!;
        Assert.Equal(3, (int)inputs["format"]!);
        var model = Assert.Single(inputs["models"]!.AsArray())!;
        Assert.Equal(street.Place.At(TrainedStreet.ModelFile), (string?)model["file"]);
        Assert.Equal(("tiny-street", "1.0.0", street.Artifact), ((string?)model["name"], (string?)model["version"], (string?)model["artifact"]));
        Assert.Equal((string?)street.Training.Json["key"], (string?)model["key"]);
        var files = inputs["files"]!.AsArray().ToDictionary(file => (string)file!["path"]!);
        Assert.Contains(street.Place.At(TrainedStreet.ModelFile), files.Keys);
        foreach (var file in Directory.EnumerateFiles(street.Artifact))
        {
            Assert.Equal(new FileInfo(file).Length, (long)files[file]!["size"]!);
            Assert.Equal(File.GetLastWriteTimeUtc(file).Ticks, (long)files[file]!["modified"]!);
        }
    }

    [Fact]
    public void A_gate_that_is_not_met_is_an_error_at_its_line()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(epochs: 1, gates: "gates:\n  - { metric: car.accuracy, min: 0.999 }"));
        var result = place.Run("train", "street.model.yaml");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"^street\.model\.yaml\(12,15\): error TLP6001: the gate is not met: car\.accuracy is [0-9.]+ and must be at least 0\.999; this model is not published\n$", result.Error);
        Assert.False(Directory.Exists(place.At("models")));
        Assert.False(File.Exists(place.At("street.lock.json")));
    }
}
