using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

public sealed class Using_a_model(TrainedStreet street) : IClassFixture<TrainedStreet>
{
    private Workplace Place => street.Place;

    [Theory]
    [InlineData("models/tiny-street/1.0.0")]
    [InlineData("models/tiny-street/1.0.0/")]
    [InlineData("models/tiny-street")]
    [InlineData("models/tiny-street/1.0.0/model.json")]
    [InlineData("models/tiny-street/1.0.0/model.safetensors")]
    [InlineData(TrainedStreet.ModelFile)]
    public void A_model_is_found_by_each_of_its_names(string artifact)
    {
        var json = Place.Run("inspect", artifact, "--json").Succeeded().Json;
        Assert.Equal((street.Artifact, (string?)street.Training.Json["sha256"]), ((string?)json["path"], (string?)json["files"]!["model.safetensors"]!["sha256"]));
        Assert.True(JsonNode.DeepEquals(street.Training.Json["tasks"], json["tasks"]));
    }

    [Fact]
    public void Of_several_versions_one_must_be_named()
    {
        using var place = new Workplace();
        foreach (var version in new[] { "1.0.0", "1.1.0" }) place.Write($"models/many/{version}/model.json", "{}");
        Assert.Equal(
            "models/many: error TLP7101: several versions lie here: 1.0.0, 1.1.0; name one of them, such as models/many/1.1.0\n",
            place.Run("inspect", "models/many").Error);
    }

    [Fact]
    public void A_model_that_is_not_built_is_an_error()
    {
        var result = Place.Run("inspect", TrainedStreet.ModelFile, "--output", "other");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        var folder = Place.At("other", "tiny-street", "1.0.0");
        Assert.Equal(
            $"{TrainedStreet.ModelFile}: error TLP7101: this model is not built: {folder} holds no model.json; build it with 'tlpipe train {TrainedStreet.ModelFile}', or say with --output where it lies\n",
            result.Error);
    }

    [Fact]
    public void What_a_stranger_laid_beside_an_artifact_is_not_asked_for_its_codec()
    {
        var folder = Directory.CreateDirectory(Place.At("stranger", "models")).FullName;
        foreach (var file in Directory.GetFiles(street.Artifact)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "model.json")))!;
        manifest["input"]!["codec"] = "theirs";
        manifest["input"]!["runtime"] = new JsonObject { ["package"] = "Theirs", ["version"] = "1.0.0", ["assembly"] = "Theirs" };
        File.WriteAllText(Path.Combine(folder, "model.json"), manifest.ToJsonString());
        Place.Write("stranger/.config/tlpipe/plugins.csproj", "to be restored");

        var result = Place.Run("predict", "stranger/models", "picture.png");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("plugins.csproj", result.Error, StringComparison.Ordinal);
        Assert.Contains("Theirs", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void People_see_what_a_model_is()
    {
        var lines = Place.Run("inspect", street.Artifact).Succeeded().Output.Split('\n');
        Assert.Equal("tiny-street 1.0.0", lines[0]);
        Assert.Equal("  input        picture uint8 [3, 24, 24], codec picture {\"size\":24,\"resize\":24,\"upright\":true,\"scaledDecoding\":false}", lines[3]);
        Assert.Contains("  task sign, softmax: stop, yield, speed-limit, no-entry, crossing, parking", lines);
        Assert.Contains("              start   best    last    test", lines);
    }

    [Fact]
    public void Comparisons_are_shown_whole_in_eighty_columns()
    {
        const string Few = """{ "values": [0.5, 0.6], "mean": 0.55, "sd": 0.0707 }""";
        const string Gain = """{ "values": [0.1, 0.3], "mean": 0.2, "sd": 0.1414 }""";
        var folder = Directory.CreateDirectory(Place.At("compared")).FullName;
        foreach (var file in Directory.GetFiles(street.Artifact)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var tasks = ((JsonObject)street.Training.Json["tasks"]!).Select(task => task.Key).ToList();
        var curve = $$"""{ "key": "k", "bestEpoch": 1, "start": {{Each("0.4")}}, "tasks": {{Each("[0.5, 0.4]")}}, "test": {} }""";
        Splice("metrics.json", $$"""
            [
              {
                "with": "scratch", "seeds": [7, 8], "sweep": [], "rate": 0.01,
                "runs": [{ "seed": 7, "transfer": {{curve}}, "baseline": {{curve}} }, { "seed": 8, "transfer": {{curve}}, "baseline": {{curve}} }],
                "gains": {{Each($$"""{ "start": {{Gain}}, "firstEpoch": {{Gain}}, "epochsToBaseline": {{Gain}}, "area": {{Gain}}, "best": {{Gain}}, "last": {{Gain}} }""")}},
                "sizes": [{ "examples": 25000, "transfer": {{Each(Few)}}, "baseline": {{Each(Few)}} }]
              },
              {
                "with": "single-task", "seeds": [7, 8], "runs": [],
                "tasks": {{Each($$"""{ "joint": {{Few}}, "alone": {{Few}}, "difference": {{Gain}}, "relative": {{Gain}}, "verdict": "gains" }""")}},
                "test": {{Each($$"""{ "joint": {{Few}}, "alone": {{Few}}, "difference": {{Gain}} }""")}},
                "deltaM": {{Gain}},
                "pairs": [{ "tasks": ["{{tasks[0]}}", "{{tasks[1]}}"], "difference": {{Each(Gain)}} }]
              }
            ]
            """);
        Splice("model.json", $$"""
            [
              { "with": "scratch", "seeds": 2, "tasks": {{Each("""{ "verdict": "same", "gains": {} }""")}} },
              { "with": "single-task", "seeds": 2, "tasks": {{Each("""{ "verdict": "gains", "gains": {} }""")}}, "deltaM": { "mean": 0.2, "sd": 0.1414 } }
            ]
            """);

        var lines = Place.Run("inspect", folder).Succeeded().Output.Split('\n');

        var compared = lines.SkipWhile(line => !line.StartsWith("  compared with random weights", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0).ToList();
        Assert.All(compared, line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(tasks.Count, compared.Count(line => line.StartsWith("      best  ", StringComparison.Ordinal) && line.EndsWith("  +0.2000 ± 0.1414  same", StringComparison.Ordinal)));
        Assert.Equal(tasks.Count, compared.Count(line => line.StartsWith("      25,000 examples  0.5500 ± 0.0707  0.5500 ± 0.0707", StringComparison.Ordinal)));
        Assert.Equal(tasks.Count, compared.Count(line => line == "      validation  0.5500 ± 0.0707  0.5500 ± 0.0707  +0.2000 ± 0.1414  gains"));
        Assert.Contains(compared, line => line.StartsWith($"    {tasks[0]} ", StringComparison.Ordinal) && line.EndsWith($"  with {tasks[1]}  +0.2000 ± 0.1414", StringComparison.Ordinal));

        string Each(string value) => $"{{ {string.Join(", ", tasks.Select(task => $"\"{task}\": {value}"))} }}";

        void Splice(string file, string comparisons)
        {
            var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;
            json["comparisons"] = JsonNode.Parse(comparisons);
            File.WriteAllText(Path.Combine(folder, file), json.ToJsonString());
        }
    }

    [Fact]
    public void Plan_says_that_nothing_is_to_be_done_or_why_it_is()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street());
        File.Copy(Place.At("street.lock.json"), place.At("street.lock.json"));
        Assert.EndsWith(
            "\nup to date: nothing that matters differs from the lock\n",
            place.Run("plan", "street.model.yaml", "--output", Place.At("models")).Succeeded().Output,
            StringComparison.Ordinal);

        place.Write("street.model.yaml", Samples.Street(epochs: 3).Replace("head: classification", "head: { use: classification, dropout: 0.1 }"));
        var changed = place.Run("plan", "street.model.yaml").Succeeded();
        Assert.Contains(": warning TLP7011: ", changed.Error, StringComparison.Ordinal);
        Snapshot.Verify(Hidden(changed.Output));
        Assert.False((bool)place.Run("plan", "street.model.yaml", "--json").Succeeded().Json["upToDate"]!);
    }

    [Fact]
    public void Plan_tells_how_it_would_train()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(epochs: 1).Replace(
            "batch: 16", "batch: 16, optimizer: { use: sgd, lr: 0.05 }, schedule: { use: constant, warmup: 2 }, earlyStopping: { patience: 3, minDelta: 0.01 }").Replace("silence: {", "silence: { TLP6120: a trial,"));
        var lines = place.Run("plan", "street.model.yaml").Succeeded().Output.Split('\n');
        Assert.Equal(
            [
                "  training     1 epoch, batch 16, seed 7",
                "  optimizer    sgd: dampening 0, lr 0.05, momentum 0.9, nesterov false, weightDecay 0",
                "  schedule     constant: warmup 2",
                "  balancer     equal",
                "  sharing      hard",
                "  stops early  after 3 epochs without a gain of more than 0.01",
            ],
            lines[6..12]);
        Assert.Contains("  silenced TLP6120: a trial (it is told after training)", lines);
        var json = place.Run("plan", "street.model.yaml", "--json").Succeeded().Json;
        Assert.Equal((0.05, 2, 3), ((double)json["optimizer"]!["lr"]!, (int)json["schedule"]!["warmup"]!, (int)json["earlyStopping"]!["patience"]!));
    }

    [Fact]
    public void Plan_tells_what_is_random_and_what_is_without_effect()
    {
        using var place = new Workplace();
        PictureFolder.Write(place, "pictures");
        place.Write("shades.model.yaml", Samples.Pictures()
            .Replace("size: 24 }", "size: 24, flip: true, colorJitter: { brightness: 0.4, hue: 0.1 } }", StringComparison.Ordinal)
            .Replace("strategy: full", "strategy: { use: frozen, views: 2 }, batchNorm: eval", StringComparison.Ordinal));

        var plan = place.Run("plan", "shades.model.yaml").Succeeded().Output;

        Assert.Matches(@"\n  random views +shade: flip, colorJitter \(brightness 0\.4, hue 0\.1\)\n", plan);
        Assert.Matches(@"\n  batchNorm +without effect: the trunk is frozen, and so is all of its BatchNorm\n", plan);
    }

    [Fact]
    public void Plan_needs_no_libtorch()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street());
        place.Environment["LD_DEBUG"] = "libs";
        var plan = place.RunAlone("plan", "street.model.yaml").Succeeded();
        Assert.Contains("calling init", plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_follow_a_list_on_standard_input_as_it_grows()
    {
        PictureFolder.Write(Place, "listed");
        var (first, second) = (Place.At("listed", "val", "dark", "0.png"), Place.At("listed", "val", "light", "0.png"));
        using var tool = ToolProcess.Start(Place, "predict", street.Artifact, "-");
        tool.WriteLine(first);
        tool.WaitForOutput(first);
        tool.Write(second + "\n");
        var lines = tool.Wait().Succeeded().Output.Split('\n');
        Assert.Equal("car             sign                input", lines[0]);
        Assert.Matches($"^(absent |present) 0\\.[0-9]{{4}}  [a-z-]+ +[01]\\.[0-9]{{4}}  {first}$", lines[1]);
        Assert.EndsWith($"  {second}", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_ends_the_wait_for_a_list()
    {
        PictureFolder.Write(Place, "waiting");
        var picture = Place.At("waiting", "val", "dark", "0.png");
        using var tool = ToolProcess.Start(Place, "predict", street.Artifact, "-");
        tool.WriteLine(picture);
        tool.WaitForOutput(picture);
        tool.Signal("TERM");
        var result = tool.Wait();
        Assert.Equal((130, "tlpipe: error TLP5009: cancelled\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public void A_list_on_standard_input_may_name_folders()
    {
        PictureFolder.Write(Place, "folders");
        var result = ToolProcess.Run(Place, "folders/train/dark\nfolders/val/dark/0.png\n", ["predict", street.Artifact, "-", "--json"]).Succeeded();
        Assert.Equal(
            ["folders/train/dark/0.png", "folders/train/dark/1.png", "folders/train/dark/2.png", "folders/train/dark/3.png", "folders/val/dark/0.png"],
            result.Json["predictions"]!.AsArray().Select(prediction => (string?)prediction!["input"]));
    }

    [Theory]
    [InlineData("\uFFFD\uFFFDJFIF", 1)]
    [InlineData("a.png\n\0\0", 2)]
    public void A_picture_on_standard_input_is_no_list(string input, int line)
    {
        var result = ToolProcess.Run(Place, input, ["predict", street.Artifact, "-"]);
        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith(
            $"tlpipe: error TLP3302: standard input is not a list of paths: line {line} is no text; '-' reads one path a line, so name the file itself, or give its path on standard input\n",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_cannot_be_read_does_not_keep_the_others_from_being_predicted()
    {
        PictureFolder.Write(Place, "mixed");
        var broken = Place.Write("mixed/train/light/1.png", "no picture");
        var result = Place.Run("predict", TrainedStreet.ModelFile, "mixed/train/light", "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["mixed/train/light/0.png", "mixed/train/light/2.png", "mixed/train/light/3.png"],
            result.Json["predictions"]!.AsArray().Select(prediction => (string?)prediction!["input"]));
        var diagnostic = Assert.Single(result.Json["diagnostics"]!.AsArray())!;
        Assert.Equal(("TLP3101", "mixed/train/light/1.png"), ((string?)diagnostic["code"], (string?)diagnostic["file"]));
        Assert.True(File.Exists(broken));
    }

    [Fact]
    public void Confidences_of_classes_add_up_to_one()
    {
        PictureFolder.Write(Place, "one");
        var json = Place.Run("predict", TrainedStreet.ModelFile, "one/train/dark/0.png", "--json").Succeeded().Json;
        var sign = json["predictions"]![0]!["tasks"]!["sign"]!;
        var scores = sign["scores"]!.AsObject().ToDictionary(score => score.Key, score => (double)score.Value!);
        Assert.Equal(1, scores.Values.Sum(), 1e-6);
        Assert.Equal(scores.MaxBy(score => score.Value).Key, (string?)sign["label"]);
    }

    [Fact]
    public void An_export_is_one_file_and_the_same_every_time()
    {
        var json = Place.Run("export", TrainedStreet.ModelFile, "--torchscript", "exported/street.pt", "--json").Succeeded().Json;
        var file = Place.At("exported", "street.pt");
        Assert.Equal((file, new FileInfo(file).Length), ((string?)json["torchscript"], (long)json["size"]!));
        var bytes = File.ReadAllBytes(file);
        Assert.Equal($"{file}, {bytes.Length / 1024.0:0.0} KiB\n", Place.Run("export", street.Artifact, "--torchscript", "exported/street.pt").Succeeded().Output);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("validation", "best")]
    [InlineData("test", "test")]
    public void Measuring_a_model_again_gives_what_its_manifest_says(string split, string moment)
    {
        var json = Place.Run("evaluate", TrainedStreet.ModelFile, "--split", split, "--json").Succeeded().Json;
        Assert.Equal((street.Artifact, split), ((string?)json["path"], (string?)json["split"]));
        foreach (var task in new[] { "car", "sign" })
            Assert.True(JsonNode.DeepEquals(street.Training.Json["tasks"]![task]![moment], json["tasks"]![task]), task);
    }

    [Fact]
    public void Measuring_a_model_whose_file_has_changed_warns_of_it()
    {
        using var place = new Workplace();
        place.Write(TrainedStreet.ModelFile, Samples.Street());
        File.Copy(Place.At("street.lock.json"), place.At("street.lock.json"));
        var output = Place.At("models");
        Assert.Empty(place.Run("evaluate", TrainedStreet.ModelFile, "--output", output).Succeeded().Error);

        place.Write(TrainedStreet.ModelFile, Samples.Street().Replace("seed: 7", "seed: 8"));
        var result = place.Run("evaluate", TrainedStreet.ModelFile, "--output", output, "--json").Succeeded();
        Assert.Equal(
            $"{TrainedStreet.ModelFile}: warning TLP7104: the model file has changed since this artifact was built (seed: 7 -> 8); build it with 'tlpipe train {TrainedStreet.ModelFile}'\n",
            result.Error);
        Assert.Equal("TLP7104", (string?)result.Json["diagnostics"]![0]!["code"]);
        Assert.Empty(place.Run("evaluate", street.Artifact, "--on", TrainedStreet.ModelFile).Succeeded().Error);
    }

    [Fact]
    public void A_model_can_be_measured_on_other_data_of_the_same_tasks()
    {
        Place.Write("other.model.yaml", Samples.Street().Replace("validation: 16", "validation: 40, seed: 9"));
        Place.Write("fewer.model.yaml", Samples.Street().Replace("  sign: {", "  other: {"));
        var lines = Place.Run("evaluate", street.Artifact, "--on", "other.model.yaml").Succeeded().Output.Split('\n');
        Assert.Equal("tiny-street 1.0.0 on validation", lines[0]);
        Assert.Matches(@"^  car   accuracy  0\.[0-9]{4} \(95 %: 0\.[0-9]{4} to [01]\.[0-9]{4}, n = 40\)$", lines[1]);
        var other = Place.Run("evaluate", street.Artifact, "--on", "fewer.model.yaml");
        Assert.Equal(1, other.ExitCode);
        Assert.StartsWith($"fewer.model.yaml: error TLP7103: the model in {street.Artifact} can't be evaluated on the data of this file: its tasks are car: ", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plugins_are_listed_with_their_parts()
    {
        var parts = Place.Run("plugins", "list", "--json").Succeeded().Json["parts"]!.AsArray().Select(part => $"{part!["kind"]} {part["name"]}").ToList();
        Assert.Superset(
            new HashSet<string> { "backbone mobilenet-v2", "data set image-folder", "data set street-scenes", "head classification", "optimizer sgd", "schedule cosine", "strategy frozen" },
            parts.ToHashSet());
        Assert.Contains("  small-cnn (Tlpipe.Vision)\n", Place.Run("plugins", "list").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_finds_all_that_training_needs()
    {
        var result = Place.RunAlone("doctor", "--json").Succeeded();
        Assert.Empty(result.Error);
        Assert.All(result.Json["checks"]!.AsObject(), check => Assert.True((bool)check.Value!["ok"]!, check.Key));
        Assert.Contains("Tlpipe.Vision 0.1.0", (string?)result.Json["checks"]!["plugins"]!["found"], StringComparison.Ordinal);
    }

    /// <summary>A plan without what changes with every change of the product: the digests.</summary>
    private static string Hidden(string plan) => string.Join('\n', plan.Split('\n').Select(line => line.StartsWith("  key ", StringComparison.Ordinal) ? "  key       KEY" : line));
}
