using Tlpipe.Pipeline.Verification;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Verify;

/// <summary>A verified model for people.</summary>
internal static class VerifyText
{
    /// <summary>Writes it.</summary>
    public static void Write(CommandContext context, VerifiedModel model)
    {
        var style = context.Console.OutStyle;
        var how = model.IsSameEnvironment ? "byte for byte" : "within the intervals of its metrics";
        var verdict = model.IsReproduced switch
        {
            true => style.Good($"reproduced {how}"),
            false => style.Bad("not reproduced"),
            null => style.Warn("nothing speaks against it, but not every metric has an interval"),
        };
        context.Out.WriteLine($"{style.Strong($"{model.Locked.Model} {model.Locked.Version}")}: {verdict}");
        context.Out.WriteLine($"  {Environment(model)}");
        var table = model.IsSameEnvironment ? Files(model) : Tasks(model);
        table.Write(context.Out, "  ");
    }

    private static string Environment(VerifiedModel model)
    {
        if (model.EnvironmentDifferences is { Count: > 0 } differences) return $"another environment than the lock's: {string.Join("; ", differences)}";
        var names = model.Rebuilt.Environment;
        var here = $"{names["engine"]}, {names["device"]}, {names["threads"]} {(names["threads"] == "1" ? "thread" : "threads")}";
        return model.IsSameEnvironment ? $"in the environment of the lock: {here}" : $"in the environment of the lock ({here}), on a model that was computed in another one";
    }

    private static TextTable Files(VerifiedModel model)
    {
        var table = new TextTable();
        foreach (var file in model.Files)
            table.Add(file.Name, file.IsSame ? "the same" : $"differs: {file.Rebuilt?.Short ?? "missing"}, and {file.Locked?.Short ?? "missing"} in the lock");
        return table;
    }

    private static TextTable Tasks(VerifiedModel model)
    {
        var table = new TextTable().Add("task", "metric", "here", "lock", "");
        foreach (var task in model.Tasks)
            table.Add(task.Name, task.Metric, Words.Metric(task.Rebuilt), MetricsOutput.WithInterval(task.Locked, task.Count), Verdict(task));
        return table;
    }

    private static string Verdict(VerifiedTask task) => task.IsWithin switch
    {
        true => "within",
        false => "outside",
        null => "no interval",
    };
}
