using Tlpipe.Pipeline.Ranking;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Rank;

/// <summary>A ranking for people.</summary>
internal static class RankText
{
    /// <summary>Writes the table, the best trunk first.</summary>
    public static void Write(CommandContext context, IReadOnlyList<RankedTrunk> trunks)
    {
        string[] tasks = [.. trunks[0].Tasks.Keys];
        var table = new TextTable().Add(
        [
            "trunk", "LogME", .. tasks.SelectMany(task => tasks.Length == 1 ? new[] { "H-score" } : [$"{task} LogME", $"{task} H-score"]),
            "features", "parameters", "frozen", "full",
        ]);
        foreach (var trunk in trunks) table.Add([.. Row(trunk)]);
        table.Write(context.Out);
        context.Out.WriteLine();
        context.Out.WriteLine("frozen: reading and features of all examples once, measured on some; full: training all of it, estimated at three times that for each example and epoch");
    }

    private static IEnumerable<string> Row(RankedTrunk trunk)
    {
        yield return trunk.IsOwn ? $"{trunk.Name} (the model's)" : trunk.Name;
        yield return Words.Metric(trunk.Score);
        foreach (var task in trunk.Tasks.Values)
        {
            if (trunk.Tasks.Count > 1) yield return Words.Metric(task.LogMe);
            yield return task.HScore is { } score ? Words.Metric(score) : "-";
        }

        yield return Words.Count(trunk.Features);
        yield return Words.Count(trunk.Parameters);
        yield return Words.Duration(TimeSpan.FromSeconds(trunk.Time.FeatureSeconds));
        yield return Words.Duration(TimeSpan.FromSeconds(trunk.Time.FullSeconds));
    }
}
