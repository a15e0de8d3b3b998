namespace Tlpipe.Tool.Tests;

public sealed class Interrupted_training
{
    private const string ModelFile = "street.model.yaml";

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void A_signal_cancels_and_leaves_nothing_half_written(string signal)
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 10_000));
        using var tool = ToolProcess.Start(place, "train", ModelFile);
        tool.WaitForOutput("epoch 1 of");
        tool.Signal(signal);
        var result = tool.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Equal(
            "tlpipe: error TLP5009: cancelled; nothing was published, and a training goes on from its last checkpoint when the command is given again\n",
            result.Error);
        Assert.Equal([ModelFile], Directory.EnumerateFiles(place.Folder).Select(Path.GetFileName));
        Assert.False(Directory.Exists(place.At("models")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.At("cache"), "*.new", SearchOption.AllDirectories));
        Assert.StartsWith("tiny-street 1.0.0\n  goes on from step ", Resumed(place), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_is_an_object_for_machines()
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 10_000));
        using var tool = ToolProcess.Start(place, "train", ModelFile, "--json", "--checkpoint-every", "0");
        WaitForCheckpoint(place);
        tool.Signal("TERM");
        var result = tool.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Equal(["diagnostics"], result.Json.Select(member => member.Key));
        Assert.Equal("TLP5009", (string?)result.Json["diagnostics"]![0]!["code"]);
    }

    [Fact]
    public void A_training_killed_at_random_moments_ends_with_the_bytes_of_an_uninterrupted_one()
    {
        using var whole = new Workplace();
        whole.Write(ModelFile, Samples.Street(epochs: 40));
        whole.Run("train", ModelFile, "--threads", "1").Succeeded();

        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 40));
        for (var kill = 0; kill < 3; kill++)
        {
            using var tool = ToolProcess.Start(place, "train", ModelFile, "--threads", "1", "--checkpoint-every", "0");
            tool.WaitForOutput("epoch ");
            Thread.Sleep(Random.Shared.Next(50));
            tool.Signal("KILL");
            Assert.Equal(137, tool.Wait().ExitCode);
        }

        var last = place.RunAlone("train", ModelFile, "--threads", "1").Succeeded();
        Assert.Contains("  goes on from step ", last.Output, StringComparison.Ordinal);
        Assert.Equal(Workplace.Digests(whole.At("models"), Workplace.OfOneRun), Workplace.Digests(place.At("models"), Workplace.OfOneRun));
        Assert.Equal(File.ReadAllText(whole.At("street.lock.json")), File.ReadAllText(place.At("street.lock.json")));
    }

    [Fact]
    public void Two_trainings_with_empty_caches_write_the_same_bytes()
    {
        using var first = new Workplace();
        using var second = new Workplace();
        foreach (var place in new[] { first, second })
        {
            place.Write(ModelFile, Samples.Street());
            Assert.Equal("trained", (string?)place.RunAlone("train", ModelFile, "--json").Succeeded().Json["origin"]);
        }

        Assert.Equal(Workplace.Digests(first.At("models"), Workplace.OfOneRun), Workplace.Digests(second.At("models"), Workplace.OfOneRun));
    }

    [Theory]
    [InlineData("models", "models")]
    [InlineData("first", "second")]
    public void Of_two_trainings_at_once_one_trains_and_the_other_takes_its_result(string output, string otherOutput)
    {
        using var place = new Workplace();
        place.Write(ModelFile, Samples.Street(epochs: 30));
        using var first = ToolProcess.Start(place, "train", ModelFile, "--output", output, "--threads", "1", "--json");
        using var second = ToolProcess.Start(place, "train", ModelFile, "--output", otherOutput, "--threads", "1", "--json");
        var (one, other) = (first.Wait().Succeeded().Json, second.Wait().Succeeded().Json);
        Assert.Equal(["cache", "trained"], new[] { (string)one["origin"]!, (string)other["origin"]! }.Order(StringComparer.Ordinal));
        Assert.Equal(Workplace.Digests(place.At(output)), Workplace.Digests(place.At(otherOutput)));
    }

    private static void WaitForCheckpoint(Workplace place)
    {
        var folder = place.At("cache", "checkpoints");
        for (var tries = 0; tries < 2000 && !Directory.Exists(folder); tries++) Thread.Sleep(50);
    }

    /// <summary>What a training that goes on says first.</summary>
    private static string Resumed(Workplace place)
    {
        using var tool = ToolProcess.Start(place, "train", ModelFile);
        tool.WaitForOutput("goes on from step");
        return tool.Output;
    }
}
