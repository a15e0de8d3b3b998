using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

[Collection(nameof(TwoVersions))]
public sealed class Comparing_models(TwoVersions versions)
{
    private Workplace Place => versions.Place;

    [Fact]
    public void Machines_get_metrics_classes_flipped_examples_and_what_changed()
    {
        var json = Place.Run("compare", TwoVersions.OldFile, TwoVersions.NewFile, "--json").Succeeded().Json;

        Assert.Equal(("1.0.0", "1.1.0", versions.New, false), ((string?)json["a"]!["version"], (string?)json["b"]!["version"], (string?)json["b"]!["path"], (bool)json["same"]!));
        Assert.Equal(["training.epochs: 2 -> 4", "training.optimizer.lr: 0.01 -> 0.2", "version: 1.0.0 -> 1.1.0"], json["inputs"]!.AsArray().SelectMany(input => input!["changes"]!.AsArray()).Select(line => (string?)line));
        foreach (var name in new[] { "car", "sign" })
        {
            var task = json["tasks"]![name]!;
            var (before, after) = (Examples(versions.Old, name), Examples(versions.New, name));
            var broken = before.Zip(after).Where(pair => IsRight(pair.First) && !IsRight(pair.Second)).Select(pair => (string)pair.First["name"]!).Order(StringComparer.Ordinal);
            var mended = before.Zip(after).Where(pair => !IsRight(pair.First) && IsRight(pair.Second)).Select(pair => (string)pair.First["name"]!).Order(StringComparer.Ordinal);
            Assert.Equal(broken, Names(task, "broken"));
            Assert.Equal(mended, Names(task, "mended"));
            Assert.Equal((16, 16, 16, 0), ((int)task["examples"]!["a"]!, (int)task["examples"]!["b"]!, (int)task["examples"]!["common"]!, (int)task["examples"]!["relabelled"]!));
            Assert.Equal(16, task["examples"]!["classes"]!.AsArray().Sum(one => (int)one!["n"]!));
            var accuracy = task["metrics"]!.AsArray().Single(metric => (string?)metric!["metric"] == "accuracy" && (string?)metric["split"] == "validation")!;
            Assert.Equal(before.Count(IsRight) / 16.0, (double)accuracy["a"]!, 12);
            Assert.Equal(after.Count(IsRight) / 16.0, (double)accuracy["b"]!, 12);
            Assert.Equal((double)accuracy["b"]! < (double)accuracy["interval"]![0]! || (double)accuracy["b"]! > (double)accuracy["interval"]![1]!, (bool)accuracy["beyondInterval"]!);
        }

        // Else this would show nothing.
        Assert.NotEmpty(json["tasks"]!.AsObject().SelectMany(task => Names(task.Value!, "broken").Concat(Names(task.Value!, "mended"))));
    }

    [Fact]
    public void People_read_it_in_eighty_columns()
    {
        var lines = Place.Run("compare", "models/tiny-street/1.0.0", "models/tiny-street/1.1.0/model.json").Succeeded().Output.Split('\n');

        Assert.Equal($"A  tiny-street 1.0.0  {versions.Old}", lines[0]);
        Assert.Equal($"B  tiny-street 1.1.0  {versions.New}", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("    accuracy         0.", StringComparison.Ordinal) && line.Contains(" A's 95 %: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("    16 examples of both: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(" by McNemar's exact test", StringComparison.Ordinal));
        Assert.Contains("    training.epochs: its content changed", lines);
        Assert.All(lines[2..], line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Names_of_strangers_tell_the_terminal_nothing()
    {
        var strange = Directory.CreateDirectory(Place.At("strange")).FullName;
        foreach (var file in Directory.GetFiles(versions.New)) File.Copy(file, Path.Combine(strange, Path.GetFileName(file)));
        foreach (var file in Directory.GetFiles(strange, "*.json"))
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"name\":\"", "\"name\":\"\\u001b[2J", StringComparison.Ordinal).Replace("\"stop\"", "\"\\u001b[31mstop\"", StringComparison.Ordinal));

        var output = Place.Run("compare", versions.Old, strange).Succeeded().Output;

        Assert.Contains("\uFFFD[2J", output, StringComparison.Ordinal);
        Assert.Contains("the labels differ: only A has stop; only B has \uFFFD[31mstop", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        var inspected = Place.Run("inspect", strange).Succeeded().Output;
        Assert.Contains("\uFFFD[31mstop", inspected, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', inspected);
    }

    [Fact]
    public void A_page_shows_the_same_and_no_path_of_the_machine()
    {
        var result = Place.Run("compare", versions.Old, versions.New, "--html", "compared.html", "--json").Succeeded();

        Assert.Equal(Place.At("compared.html"), (string?)result.Json["html"]);
        var page = File.ReadAllText(Place.At("compared.html"));
        Assert.Contains("1.1.0", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Place.Folder, page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_the_same_as_itself()
    {
        var output = Place.Run("compare", TwoVersions.OldFile, "models/tiny-street/1.0.0").Succeeded().Output;

        Assert.Contains("  the same: every file of A and B is equal to the byte\n", output, StringComparison.Ordinal);
        Assert.Contains("    16 examples of both: none flipped\n", output, StringComparison.Ordinal);
        Assert.EndsWith("    nothing: the same inputs, in the same environment\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_said_and_the_rest_is_compared()
    {
        Copy("older");
        File.Delete(Place.At("older", "predictions.json"));
        Copy("other", "\"car\"", "\"bus\"");
        Copy("relabelled", "\"stop\"", "\"halt\"");

        var older = Place.Run("compare", "older", "models/tiny-street/1.1.0").Succeeded().Output;
        Assert.Contains("    note: the examples can't be compared one by one: A was made before models kept their predictions; build it again\n    ", older, StringComparison.Ordinal);
        Assert.Contains("    accuracy (test)  ", older, StringComparison.Ordinal);
        var other = Place.Run("compare", "models/tiny-street/1.0.0", "other").Succeeded().Output;
        Assert.Contains("\n  only A has the task car\n\n  only B has the task bus\n", other, StringComparison.Ordinal);
        Assert.Contains("\n  task sign\n", other, StringComparison.Ordinal);
        var relabelled = Place.Run("compare", "models/tiny-street/1.0.0", "relabelled").Succeeded().Output;
        Assert.Contains("    note: the labels differ: only A has stop; only B has halt\n", relabelled, StringComparison.Ordinal);
        Assert.Matches(@"\n    \d+ examples of both, \d+ relabelled and left out: none flipped\n", relabelled);
    }

    [Fact]
    public void Predictions_that_are_damaged_are_an_error_that_names_the_file()
    {
        Copy("damaged");
        Place.Write("damaged/predictions.json", """{ "format": 1, "tasks": { "car": { "kind": "softmax" } } }""");

        var result = Place.Run("compare", "damaged", TwoVersions.NewFile);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{Place.At("damaged", "predictions.json")}: error TLP7311: the predictions of this model can't be read: ", result.Error, StringComparison.Ordinal);
    }

    private void Copy(string name, string text = "", string with = "")
    {
        foreach (var file in Directory.GetFiles(versions.Old))
        {
            var copy = Place.At(name, Path.GetFileName(file));
            if (text.Length > 0 && file.EndsWith(".json", StringComparison.Ordinal)) Place.Write(Path.Combine(name, Path.GetFileName(file)), File.ReadAllText(file).Replace(text, with, StringComparison.Ordinal));
            else File.Copy(file, copy, overwrite: true);
        }
    }

    private static IEnumerable<string> Names(JsonNode task, string which) => task["examples"]![which]!.AsArray().Select(example => (string)example!["name"]!).Order(StringComparer.Ordinal);

    private static List<JsonNode> Examples(string folder, string task) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "predictions.json")))!["tasks"]![task]!["examples"]!.AsArray().Select(example => example!)];

    private static bool IsRight(JsonNode example)
    {
        var scores = example["output"]!.AsArray().Select(score => (double)score!).ToList();
        return scores.IndexOf(scores.Max()) == (int)example["label"]!;
    }
}
