using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

public sealed class Several_models_at_once
{
    [Fact]
    public void They_have_the_bytes_and_are_told_as_if_they_were_trained_one_after_the_other()
    {
        using var serial = new Workplace();
        using var parallel = new Workplace();
        foreach (var place in new[] { serial, parallel })
        {
            // «moved» and «aside» rest on a base that nobody asked for by name.
            place.Write("base.model.yaml", Street("base", spare: true));
            place.Write("moved.model.yaml", Street("moved", weights: "base.model.yaml"));
            place.Write("aside.model.yaml", Street("aside", weights: "base.model.yaml"));
            place.Write("other.model.yaml", Street("other"));
        }

        string[] arguments = ["train", "moved.model.yaml", "aside.model.yaml", "other.model.yaml", "--json", "--inputs", "inputs.json"];
        var expected = serial.RunAlone(arguments).Succeeded();
        var result = parallel.RunAlone([.. arguments, "--jobs", "2"]).Succeeded();

        Assert.Equal(Workplace.Digests(serial.At("models"), Workplace.OfOneRun), Workplace.Digests(parallel.At("models"), Workplace.OfOneRun));
        foreach (var name in new[] { "base", "moved", "aside", "other" })
            Assert.Equal(File.ReadAllText(serial.At($"{name}.lock.json")), File.ReadAllText(parallel.At($"{name}.lock.json")));
        Assert.Equal("base.model.yaml(7,3): warning TLP1031: no task uses the data set 'spare'; remove it, or give it to a task\n", result.Error);
        Assert.Equal(Plain(expected.Json, serial), Plain(result.Json, parallel));
        Assert.Equal(Plain(Inputs(serial), serial), Plain(Inputs(parallel), parallel));
        Assert.Equal(["trained", "trained", "trained"], Inputs(parallel)["models"]!.AsArray().Select(model => (string?)model!["origin"]));

        var again = parallel.RunAlone([.. arguments, "--jobs", "2"]).Succeeded();
        Assert.Equal(["upToDate", "upToDate", "upToDate"], again.Json["models"]!.AsArray().Select(model => (string?)model!["origin"]));

        // Another base under its old version: it and the two that rest on it are told of once each, though the workers see its new lock.
        foreach (var place in new[] { serial, parallel }) place.Write("base.model.yaml", Street("base", epochs: 1));
        var told = Lines(serial.Run(arguments).Succeeded());
        Assert.Equal(3, told.Count(line => line.Contains(": warning TLP7011: ", StringComparison.Ordinal)));
        Assert.Equal(3, told.Length);
        Assert.Equal(told, Lines(parallel.RunAlone([.. arguments, "--jobs", "2"]).Succeeded()));
    }

    [Fact]
    public void People_see_what_waits_for_what_and_whose_line_it_is()
    {
        using var place = Two(epochs: 1);
        place.Write("c.model.yaml", Street("c", epochs: 1, weights: "a.model.yaml"));

        var result = place.RunAlone("train", "c.model.yaml", "b.model.yaml", "--jobs", "2", "--threads", "1").Succeeded();

        Assert.StartsWith("a and b at once; c waits for a\n", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n'), line => line.StartsWith("a: epoch 1 of 1: loss ", StringComparison.Ordinal));
        foreach (var name in new[] { "b", "c" })
        {
            Assert.Single(result.Output.Split('\n'), line => line.StartsWith($"{name}: start: features of street, train: 32 of 32", StringComparison.Ordinal));
            Assert.Single(result.Output.Split('\n'), line => line.StartsWith($"{name}: epoch 1 of 1: loss ", StringComparison.Ordinal));
            Assert.Single(result.Output.Split('\n'), line => line.StartsWith($"{name} 1.0.0: trained in ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void One_that_fails_keeps_only_those_that_rest_on_it_from_being_built()
    {
        using var place = new Workplace();
        place.Write("base.model.yaml", Street("base") + "\ngates:\n  - { metric: car.accuracy, min: 0.999 }");
        place.Write("moved.model.yaml", Street("moved", weights: "base.model.yaml"));
        place.Write("other.model.yaml", Street("other"));

        var result = place.RunAlone("train", "moved.model.yaml", "other.model.yaml", "--jobs", "2", "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("TLP6001", (string?)Assert.Single(result.Json["diagnostics"]!.AsArray())!["code"]);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["other"], Directory.GetDirectories(place.At("models")).Select(Path.GetFileName));
    }

    [Fact]
    public void One_whose_process_dies_is_an_error_and_the_others_are_built()
    {
        using var place = Two(epochs: 40);
        using var tool = ToolProcess.Start(place, "train", "a.model.yaml", "b.model.yaml", "--jobs", "2", "--threads", "1");
        tool.WaitForOutput("a: epoch 1 of");

        Assert.Single(tool.Children, worker => worker.CommandLine.Contains("a.model.yaml", StringComparison.Ordinal)).Signal("KILL");

        var result = tool.Wait();
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "a.model.yaml: error TLP5011: the process that trained 'a' was ended by signal 9, as a machine does that runs out of memory, and said no more than stands above; build again, on a small machine with fewer --jobs\n",
            result.Error);
        Assert.Equal(["b"], Directory.GetDirectories(place.At("models")).Select(Path.GetFileName));
        Assert.Equal(["a.model.yaml", "b.lock.json", "b.model.yaml"], Directory.GetFiles(place.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, "tlpipe: error TLP7002: inputs changed while the model was being trained, so what came out belongs to neither: PLACE/c.model.yaml; build again\n")]
    [InlineData(true, "c.model.yaml: error TLP1000: this model file can't be read: there is no such file\n")]
    public void One_whose_file_changes_or_vanishes_before_its_turn_is_an_error_and_the_others_are_built(bool vanishes, string error)
    {
        using var place = Two(epochs: 40);
        var file = place.Write("c.model.yaml", Street("c", epochs: 1));
        using var tool = ToolProcess.Start(place, "train", "a.model.yaml", "b.model.yaml", "c.model.yaml", "--jobs", "2", "--threads", "1");
        // The first word of either: on a busy machine one may be done before the other has begun.
        tool.WaitForOutput(": start: ");

        if (vanishes) File.Delete(file);
        else File.WriteAllText(file, Street("c", epochs: 2));

        var result = tool.Wait();
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(error.Replace("PLACE", place.Folder, StringComparison.Ordinal), result.Error);
        Assert.True(File.Exists(place.At("a.lock.json")));
        Assert.True(File.Exists(place.At("b.lock.json")));
    }

    [Fact]
    public void Cancelling_reaches_all_of_them_and_each_goes_on_from_there_next_time()
    {
        using var place = Two(epochs: 100_000);
        using var tool = ToolProcess.Start(place, "train", "a.model.yaml", "b.model.yaml", "--jobs", "2", "--threads", "1", "--checkpoint-every", "3600");
        WaitForBoth(tool);
        tool.WaitForOutput(" left");
        var workers = tool.Children;

        tool.Signal("TERM");

        var result = tool.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("tlpipe: error TLP5009: cancelled; nothing was published, and a training goes on from its last checkpoint when the command is given again\n", result.Error);
        Assert.Equal(2, workers.Count);
        Assert.DoesNotContain(workers, worker => worker.Runs);
        Assert.False(Directory.Exists(place.At("models")));
        Assert.Equal(2, Directory.GetFiles(place.At("cache", "checkpoints"), "*.safetensors", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void They_end_with_the_process_that_started_them()
    {
        using var place = Two(epochs: 100_000);
        using var tool = ToolProcess.Start(place, "train", "a.model.yaml", "b.model.yaml", "--jobs", "2", "--threads", "1");
        WaitForBoth(tool);
        var workers = tool.Children;

        tool.Signal("KILL");

        Assert.Equal(2, workers.Count);
        Assert.All(workers, worker => Assert.True(worker.Ends(TimeSpan.FromSeconds(15)), "a worker outlives its parent"));
    }

    [Fact]
    public void A_password_of_the_remote_cache_stands_on_no_command_line_of_theirs()
    {
        using var place = Two(epochs: 100_000);
        place.Write("options.rsp", "--remote-cache\nhttp://somebody:secret@127.0.0.1:9/\n");
        using var tool = ToolProcess.Start(place, "train", "a.model.yaml", "b.model.yaml", "--jobs", "2", "--threads", "1", "@options.rsp");
        WaitForBoth(tool);

        Assert.Equal(2, tool.Children.Count);
        Assert.DoesNotContain(tool.Children, worker => worker.CommandLine.Contains("secret", StringComparison.Ordinal));
        Assert.All(tool.Children, worker => Assert.Contains("TLPIPE_REMOTE_CACHE=http://somebody:secret@127.0.0.1:9/", worker.Environment));
    }

    private static string[] Lines(ToolResult result) => [.. result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static void WaitForBoth(ToolProcess tool)
    {
        tool.WaitForOutput("a: epoch 1 of");
        tool.WaitForOutput("b: epoch 1 of");
    }

    private static Workplace Two(int epochs)
    {
        var place = new Workplace();
        foreach (var name in new[] { "a", "b" }) place.Write($"{name}.model.yaml", Street(name, epochs));
        return place;
    }

    /// <summary>A model that shares no training with others: the seed is made of the name.</summary>
    private static string Street(string name, int epochs = 2, string? weights = null, bool spare = false) => $$"""
        model: {{name}}
        version: 1.0.0
        seed: {{name.Sum(letter => letter)}}
        backbone: { use: small-cnn, width: 4, depth: 2{{(weights is null ? "" : $", weights: {weights}")}} }
        datasets:
          street: { use: street-scenes, count: 32, validation: 16, size: 24 }
          {{(spare ? "spare: { use: street-scenes }" : "")}}
        tasks:
          car:  { dataset: street, target: car,  head: classification }
        training: { strategy: full, epochs: {{epochs}}, batch: 16 }
        """;

    private static JsonNode Inputs(Workplace place) => JsonNode.Parse(File.ReadAllText(place.At("inputs.json")))!;

    /// <summary>The object without times and without the folder it was made in.</summary>
    private static string Plain(JsonNode json, Workplace place)
    {
        foreach (var model in json["models"]!.AsArray()) model!.AsObject().Remove("seconds");
        if (json["files"] is JsonArray files)
        {
            files.RemoveAll(file => Workplace.OfOneRun.Contains(Path.GetFileName((string)file!["path"]!)));
            foreach (var time in new[] { "modified", "changed" })
                foreach (var file in files) file!.AsObject().Remove(time);
        }

        return json.ToJsonString().Replace(place.Folder, "", StringComparison.Ordinal);
    }
}
