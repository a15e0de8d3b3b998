using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>A built model for people: how long it took, what each task reached, where it lies.</summary>
internal static class TrainSummary
{
    /// <summary>Writes it.</summary>
    public static void Write(CommandContext context, BuiltModel model)
    {
        var style = context.Console.OutStyle;
        context.Out.WriteLine($"{style.Strong($"{model.Manifest.Name} {model.Manifest.Version}")}: {Story(model)}");
        var table = new TextTable().Add("task", "metric", "start → best", "epoch");
        foreach (var task in model.Manifest.Tasks) AddTask(table, task);
        table.Write(context.Out, "  ");
        ComparisonOutput.Write(context.Out, style, model.Folder, model.Manifest);
        context.Out.WriteLine($"  {style.Good(model.Folder)}");
    }

    private static string Story(BuiltModel model) => model.Origin switch
    {
        ModelOrigin.UpToDate => $"up to date ({Words.Duration(model.Duration)})",
        ModelOrigin.Cache => $"taken from the cache in {Words.Duration(model.Duration)}",
        ModelOrigin.RemoteCache => $"taken from the remote cache in {Words.Duration(model.Duration)}",
        _ => $"trained in {Words.Duration(model.Duration)}",
    };

    private static void AddTask(TextTable table, ManifestTask task)
    {
        var metrics = task.Metrics;
        var best = metrics.Best.Metrics[metrics.Primary];
        var start = metrics.Start is { } known ? $"{Words.Metric(known.Metrics[metrics.Primary].Value)} → " : "";
        table.Add(task.Name, metrics.Primary, start + MetricsOutput.WithInterval(best, metrics.Best.Metrics.Count), metrics.BestEpoch.ToString());
        if (metrics.Test is not { } test) return;
        table.Add("", $"{metrics.Primary}, test", MetricsOutput.WithInterval(test.Metrics[metrics.Primary], test.Metrics.Count));
    }
}
