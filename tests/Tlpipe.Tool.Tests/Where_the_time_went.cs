using System.Text.Json.Nodes;

namespace Tlpipe.Tool.Tests;

[Collection(nameof(TwoVersions))]
public sealed class Where_the_time_went(TwoVersions versions)
{
    [Fact]
    public void A_run_tells_the_seconds_of_its_parts_and_of_each_epoch()
    {
        var run = JsonNode.Parse(File.ReadAllText(Path.Combine(versions.New, "run.json")))!;
        var (parts, epochs) = (run["parts"]!.AsArray(), run["epochs"]!.AsArray());

        Assert.Equal(["start", "steps", "validation", "test", "writing"], parts.Select(part => (string?)part!["name"]));
        Assert.Equal([1, 2, 3, 4], epochs.Select(epoch => (int)epoch!["epoch"]!));
        Assert.All(parts.Concat(epochs), one => Assert.True((double)one!["seconds"]! > 0));
        // Each is rounded to a millisecond.
        Assert.Equal((double)run["seconds"]!, parts.Sum(part => (double)part!["seconds"]!), 0.1);
        Assert.Equal(parts.Where(part => (string?)part!["name"] is "steps" or "validation").Sum(part => (double)part!["seconds"]!), epochs.Sum(epoch => (double)epoch!["seconds"]!), 0.01);
    }
}
