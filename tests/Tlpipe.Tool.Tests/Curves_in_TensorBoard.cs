using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

[Collection(nameof(TwoVersions))]
public sealed class Curves_in_TensorBoard(TwoVersions versions)
{
    private static readonly string? Absent = DebianPython.WhyAbsent("google.protobuf", "python3-protobuf");

    [SkippableFact]
    public void Every_epoch_and_metric_of_a_training_stands_in_files_that_an_independent_reader_reads()
    {
        Skip.If(Absent is not null, Absent);
        versions.Training.Succeeded();

        AssertCurves(versions.Old, Events("board", "1.0.0"));
        AssertCurves(versions.New, Events("board", "1.1.0"));
    }

    [SkippableFact]
    public void A_model_from_the_cache_has_its_whole_curves_too_and_one_that_is_up_to_date_keeps_its_file()
    {
        Skip.If(Absent is not null, Absent);
        var place = versions.Place;

        place.Run("train", TwoVersions.NewFile, "--output", "again", "--tensorboard", "later").Succeeded();
        AssertCurves(versions.New, Events("later", "1.1.0"));
        var before = Workplace.Digests(place.At("later"));
        place.Run("train", TwoVersions.NewFile, "--output", "again", "--tensorboard", "later").Succeeded();
        Assert.Equal(before, Workplace.Digests(place.At("later")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_warning_and_no_lost_model()
    {
        versions.Place.Write("file", "");

        var result = versions.Place.Run("train", TwoVersions.OldFile, "--output", "elsewhere", "--tensorboard", "file/board").Succeeded();

        Assert.Matches(@"^old\.model\.yaml: warning TLP7310: the curves of 'tiny-street' can't be written for TensorBoard: [^\n]+\. The model is none the worse; make room, grant access, or choose another folder\n$", result.Error);
        Assert.True(File.Exists(versions.Place.At("elsewhere", "tiny-street", "1.0.0", "model.json")));
    }

    private static void AssertCurves(string artifact, List<JsonNode> events)
    {
        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(artifact, "metrics.json")))!;
        Assert.Equal("brain.Event:2", (string?)events[0]["version"]);
        Assert.Equal(Enumerable.Range(0, metrics["epochs"]!.AsArray().Count + 1), events.Skip(1).Select(one => (int)one["step"]!));
        Assert.Equal(events.Select(one => (double)one["time"]!), events.Select(one => (double)one["time"]!).Order());
        Assert.Equal((float)(double)metrics["start"]!["car"]!["accuracy"]!, (float)events[1]["scalars"]!["accuracy/car"]!);
        foreach (var epoch in metrics["epochs"]!.AsArray())
        {
            var scalars = events[1 + (int)epoch!["epoch"]!]["scalars"]!.AsObject();
            Assert.Equal((float)(double)epoch["rate"]!, (float)scalars["rate"]!);
            Assert.Equal((float)(double)epoch["score"]!, (float)scalars["score"]!);
            foreach (var (task, values) in epoch["tasks"]!.AsObject())
                foreach (var (name, value) in values!.AsObject()) Assert.Equal((float)(double)value!, (float)scalars[$"{name}/{task}"]!);
            Assert.Contains("validationLoss/sign", scalars.Select(scalar => scalar.Key));
        }
    }

    private List<JsonNode> Events(string board, string version)
    {
        var file = Assert.Single(Directory.GetFiles(versions.Place.At(board, "tiny-street", version)));
        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(file), StringComparison.Ordinal);
        var script = Path.Combine(Repository.Root, "tests", "Tlpipe.Tool.Tests", "read_event_file.py");
        return [.. DebianPython.Run(script, file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
