using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

public sealed class Verifying_a_model : IClassFixture<TrainedStreet>
{
    private readonly TrainedStreet _street;

    public Verifying_a_model(TrainedStreet street)
    {
        _street = street;
        Place.Environment["TMPDIR"] = Directory.CreateDirectory(Place.At("tmp")).FullName;
        street.Training.Succeeded();
    }

    private Workplace Place => _street.Place;

    [Fact]
    public void People_see_that_every_byte_is_the_same_and_nothing_is_left_behind()
    {
        var before = Workplace.Digests(Place.Folder);

        var result = Place.RunAlone("verify", TrainedStreet.ModelFile).Succeeded();

        Assert.Empty(result.Error);
        var lines = result.Output.Split('\n');
        Assert.Equal("tiny-street 1.0.0", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("  epoch 2 of 2: loss ", StringComparison.Ordinal));
        Assert.Equal("tiny-street 1.0.0: reproduced byte for byte", lines[^8]);
        Assert.StartsWith("  in the environment of the lock: libtorch ", lines[^7], StringComparison.Ordinal);
        Assert.Equal(["  metrics.json       the same", "  model.json         the same", "  model.safetensors  the same", "  predictions.json   the same", "  program.pt         the same", ""], lines[^6..]);
        Assert.Equal(before, Workplace.Digests(Place.Folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Place.At("tmp"), "tlpipe-verify-*"));
    }

    [Fact]
    public void Another_environment_is_told_and_its_metrics_compared()
    {
        var threads = Environment.ProcessorCount == 1 ? "2" : "1";
        var result = Place.RunAlone("verify", TrainedStreet.ModelFile, "--threads", threads).Succeeded();
        Assert.Contains($"tiny-street 1.0.0: reproduced within the intervals of its metrics\n  another environment than the lock's: threads {Environment.ProcessorCount} -> {threads}\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  car   accuracy  [01]\.[0-9]{4}  [01]\.[0-9]{4} \(95 %: [^)]*, n = 16\)  within\n", result.Output);
    }

    [Fact]
    public void Machines_get_one_object_that_tells_what_differs()
    {
        using var place = Copy();
        var path = place.At("street.lock.json");
        var locked = JsonNode.Parse(File.ReadAllText(path))!;
        var digests = locked["artifact"]!["sha256"]!;
        digests["program.pt"] = new string('0', 64);
        File.WriteAllText(path, locked.ToJsonString());

        var result = place.Run("verify", TrainedStreet.ModelFile, "--json");

        Assert.Equal(1, result.ExitCode);
        var json = result.Json;
        Assert.Equal(
            ["model", "version", "key", "reproduced", "compared", "environment", "files", "tasks", "upstream", "diagnostics"],
            json.Select(member => member.Key));
        Assert.Equal((false, "bytes"), ((bool)json["reproduced"]!, (string?)json["compared"]));
        Assert.Equal(
            ["metrics.json true", "model.json true", "model.safetensors true", "predictions.json true", "program.pt false"],
            json["files"]!.AsObject().Select(file => $"{file.Key} {file.Value!["same"]}"));
        Assert.Equal((string?)digests["model.json"], (string?)json["files"]!["model.json"]!["here"]);
        var car = json["tasks"]!["car"]!;
        Assert.Equal((double)car["lock"]!, (double)car["here"]!);
        Assert.Equal(("accuracy", true, 2), ((string?)car["metric"], (bool)car["within"]!, car["interval"]!.AsArray().Count));
        Assert.Equal("TLP7020", (string?)Assert.Single(json["diagnostics"]!.AsArray())!["code"]);
        Assert.Contains("built again as it was locked, program.pt came out different; the metrics are the same (the artifact that was locked is not at hand to look into). ", result.Error, StringComparison.Ordinal);
        Assert.Equal(["street.lock.json", "street.model.yaml"], Directory.EnumerateFileSystemEntries(place.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_that_is_asked_for_and_that_another_rests_on_is_told_once()
    {
        using var place = new Workplace();
        place.Write("day.model.yaml", Samples.Street(epochs: 1).Replace("tiny-street", "day"));
        place.Write("night.model.yaml", Samples.Street(epochs: 1).Replace("tiny-street", "night").Replace("depth: 2", "depth: 2, weights: day.model.yaml"));
        place.Run("train", "night.model.yaml").Succeeded();

        var lines = place.Run("verify", "./day.model.yaml", "night.model.yaml").Succeeded().Output.Split('\n');

        Assert.Equal(
            ["day 1.0.0", "night 1.0.0", "day 1.0.0: reproduced byte for byte", "night 1.0.0: reproduced byte for byte"],
            lines.Where(line => line.Length > 0 && line[0] != ' '));
        Assert.Equal(2, lines.Count(line => line.StartsWith("  epoch 1 of 1: ", StringComparison.Ordinal)));
        var models = place.Run("verify", "day.model.yaml", "night.model.yaml", "--json").Succeeded().Json["models"]!.AsArray();
        Assert.Equal(["day", "night"], models.Select(model => (string?)model!["model"]));
        Assert.Equal("day", (string?)Assert.Single(models[1]!["upstream"]!.AsArray())!["model"]);
    }

    [Fact]
    public void A_verification_that_is_stopped_leaves_nothing_behind()
    {
        using var place = Copy();
        place.Environment["TMPDIR"] = place.Folder;
        // A lock of a training that takes hours.
        place.Write(TrainedStreet.ModelFile, Samples.Street(epochs: 100_000));
        var locked = JsonNode.Parse(File.ReadAllText(place.At("street.lock.json")))!;
        locked["key"] = (string?)place.RunAlone("plan", TrainedStreet.ModelFile, "--json").Succeeded().Json["key"];
        File.WriteAllText(place.At("street.lock.json"), locked.ToJsonString());

        using var tool = ToolProcess.Start(place, "verify", TrainedStreet.ModelFile);
        tool.WaitForOutput("epoch 1 of 100000");
        tool.Signal("TERM");
        var result = tool.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.EndsWith("\ntlpipe: error TLP5009: cancelled\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder, "tlpipe-verify-*"));
    }

    /// <summary>The model file and its lock in a place of their own.</summary>
    private Workplace Copy()
    {
        var place = new Workplace();
        foreach (var file in new[] { TrainedStreet.ModelFile, "street.lock.json" }) File.Copy(Place.At(file), place.At(file));
        return place;
    }
}
