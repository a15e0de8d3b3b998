using System.Text.RegularExpressions;

namespace Tlpipe.Tool.Tests;

public sealed class The_cache(TrainedStreet street) : IClassFixture<TrainedStreet>
{
    private const string ModelFile = "street.model.yaml";

    [Fact]
    public void The_command_alone_shows_where_it_lies_and_how_full_it_is()
    {
        street.Training.Succeeded();
        var text = street.Place.Run("cache").Succeeded().Output;
        Assert.Matches($@"^{Regex.Escape(street.Place.At("cache"))}: [\d.]+ KiB of 10\.0 GiB \(the default; TLPIPE_CACHE_SIZE changes it\)\n  1 model   +[\d.]+ KiB\n", text);
        Assert.Matches(@"\n  \d+ lock files?  +\d+ B\n  2 notes \(run times, input digests\)  +[\d.]+ \w+\n$", text);
    }

    [Theory]
    [InlineData("2GB", "0 B of 2.0 GiB (TLPIPE_CACHE_SIZE)")]
    [InlineData("unlimited", "0 B, without a limit (TLPIPE_CACHE_SIZE)")]
    [InlineData("", "0 B of 10.0 GiB (the default; TLPIPE_CACHE_SIZE changes it)")]
    public void It_says_whether_the_limit_is_the_default_or_the_variables(string size, string fill)
    {
        using var place = new Workplace();
        place.Environment["TLPIPE_CACHE_SIZE"] = size;
        Assert.Equal($"{place.At("cache")}: {fill}\n", place.Run("cache").Succeeded().Output);
    }

    [Fact]
    public void A_list_names_models_sizes_and_last_uses()
    {
        street.Training.Succeeded();
        Assert.Matches(@"\n  what +size +last used +key\n  tiny-street 1\.0\.0 +[\d.]+ KiB +(just now|\d+ min ago) +[0-9a-f]{12}\n", street.Place.Run("cache", "list").Succeeded().Output);

        var json = street.Place.Run("cache", "list", "--json").Succeeded().Json;
        var model = json["entries"]!.AsArray().Single(entry => (string?)entry!["kind"] == "model")!;
        Assert.Equal(("tiny-street", "1.0.0"), ((string)model["model"]!, (string)model["version"]!));
        Assert.Equal(SizeOf(Path.Combine(street.Place.At("cache"), "artifacts")), (long)model["size"]!);
        Assert.Equal(10L << 30, (long)json["limit"]!);
        Assert.Equal(SizeOf(street.Place.At("cache")), (long)json["size"]!);
    }

    [Fact]
    public void Pruning_says_what_goes_and_frees_it()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 1));
        place.Run("train", ModelFile).Succeeded();

        var dry = place.Run("cache", "prune", "--all", "--dry-run").Succeeded().Output;
        Assert.StartsWith("would free ", dry, StringComparison.Ordinal);
        Assert.Contains("  tiny-street 1.0.0 ", dry, StringComparison.Ordinal);
        Assert.Equal("nothing to take out", place.Run("cache", "prune", "--older-than", "1").Succeeded().Output.Split('\n')[0]);
        Assert.NotEmpty(Directory.GetDirectories(place.At("cache", "artifacts")));

        var json = place.Run("cache", "prune", "--max-size", "1B", "--json").Succeeded().Json;
        Assert.Equal(0, (long)json["size"]!);
        Assert.Contains("tiny-street", json["entries"]!.AsArray().Select(entry => (string?)entry!["model"]));
        Assert.Empty(Directory.GetDirectories(place.At("cache", "artifacts")));
    }

    [Fact]
    public void Verifying_sets_damaged_entries_aside_and_fails_with_a_line_for_each()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 1).Replace("strategy: full", "strategy: frozen", StringComparison.Ordinal));
        place.Run("train", ModelFile).Succeeded();
        Assert.Matches(@": 1 model, \d+ chunks of features as written, [\d.]+ KiB; 0 damaged\n$", place.Run("cache", "verify").Succeeded().Output);
        var artifact = Assert.Single(Directory.GetDirectories(place.At("cache", "artifacts")));
        var chunk = Directory.GetFiles(place.At("cache", "features"), "*", SearchOption.AllDirectories)[0];
        Flip(Path.Combine(artifact, "program.pt"));
        Flip(chunk);

        var result = place.Run("cache", "verify");

        Assert.Equal(1, result.ExitCode);
        string Aside(string path) => Path.Combine(place.At("cache"), "corrupt", Path.GetFileName(path) + "-1");
        Assert.Equal(
            $"{artifact}: error TLP7211: this entry of the cache is damaged: program.pt is not as it was written; it is set aside as {Aside(artifact)}, and what it held is made anew when it is needed\n"
            + $"{chunk}: error TLP7211: this entry of the cache is damaged: its digest is not the one that it says; it is set aside as {Aside(chunk)}, and what it held is made anew when it is needed\n",
            result.Error);
        place.Run("cache", "verify").Succeeded();
        Assert.Matches(@"\n  2 damaged entries +[\d.]+ KiB\n", place.Run("cache").Succeeded().Output);
    }

    [Fact]
    public void A_size_that_is_none_is_an_error_before_anything_is_done()
    {
        using var place = new Workplace();
        place.Environment["TLPIPE_CACHE_SIZE"] = "plenty";
        place.Write(ModelFile, Samples.Street());
        foreach (var command in new[] { new[] { "train", ModelFile }, ["cache"] })
        {
            var result = place.Run(command);
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith("tlpipe: error TLP7213: TLPIPE_CACHE_SIZE is no size: 'plenty'; ", result.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(place.At("models")));
    }

    [Fact]
    public void Pruning_takes_nothing_from_a_training_that_runs_and_all_when_it_was_killed()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 10_000).Replace("strategy: full", "strategy: frozen", StringComparison.Ordinal));
        using var training = ToolProcess.Start(place, "train", ModelFile, "--threads", "1", "--checkpoint-every", "0");
        training.WaitForOutput("epoch 3 of");

        var json = place.Run("cache", "prune", "--all", "--json").Succeeded().Json;
        Assert.True((long)json["inUse"]! > 1);
        Assert.NotEmpty(Directory.GetDirectories(place.At("cache", "checkpoints")));
        Assert.NotEmpty(Directory.GetFiles(place.At("cache", "features"), "*", SearchOption.AllDirectories));

        training.Signal("KILL");
        training.Wait();
        json = place.Run("cache", "prune", "--all", "--json").Succeeded().Json;
        Assert.Equal((0, 0), ((long)json["inUse"]!, (long)json["size"]!));
    }

    [Fact]
    public void Who_waits_for_a_training_that_is_killed_goes_on_with_it()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 60));
        using var first = ToolProcess.Start(place, "train", ModelFile, "--output", "first", "--threads", "1", "--checkpoint-every", "0");
        first.WaitForOutput("epoch 2 of");
        using var second = ToolProcess.Start(place, "train", ModelFile, "--output", "second", "--threads", "1");
        second.WaitForOutput("another process builds tiny-street; waiting for its result");
        first.Signal("KILL");

        var result = second.Wait().Succeeded();

        Assert.Contains("  goes on from step ", result.Output, StringComparison.Ordinal);
        Assert.Equal(137, first.Wait().ExitCode);
        Assert.False(Directory.Exists(place.At("first")));
    }

    [Fact]
    public void Builds_that_empty_the_cache_behind_themselves_take_nothing_from_each_other()
    {
        using var place = new Workplace();
        place.Environment["TLPIPE_CACHE_SIZE"] = "1B";
        place.Write(ModelFile, Samples.Street());
        place.Write("other.model.yaml", Samples.Street().Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        var builds = Enumerable.Range(0, 4).Select(number => ToolProcess.Start(place, "train", number == 3 ? "other.model.yaml" : ModelFile, "--output", $"out-{number}", "--json")).ToList();

        foreach (var build in builds)
        {
            Assert.Empty(build.Wait().Succeeded().Error);
            build.Dispose();
        }

        Assert.Equal(Workplace.Digests(place.At("out-0"), Workplace.OfOneRun), Workplace.Digests(place.At("out-1"), Workplace.OfOneRun));
        Assert.Equal(Workplace.Digests(place.At("out-0"), Workplace.OfOneRun), Workplace.Digests(place.At("out-2"), Workplace.OfOneRun));
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
