using System.Globalization;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>What building a model would do, for people: where it would come from, why, and how long that takes.</summary>
internal static class ForecastText
{
    /// <summary>Writes it, the model that was asked for last.</summary>
    public static void Write(TextWriter output, Style style, IReadOnlyList<BuildForecast> chain)
    {
        foreach (var upstream in chain.SkipLast(1))
        {
            output.Write($"it rests on {upstream.Plan.Spec.Name} {upstream.Plan.Spec.Version}: ");
            Write(output, style, upstream);
        }

        Write(output, style, chain[^1]);
    }

    private static void Write(TextWriter output, Style style, BuildForecast forecast)
    {
        output.WriteLine($"{Source(style, forecast.Source)}{Why(forecast)}");
        foreach (var line in forecast.Comparison.Differences.SelectMany(difference => difference.Lines)) output.WriteLine($"  {Words.Printable(line)}");
        if (forecast.Source == ModelOrigin.Trained) output.WriteLine(Time(forecast));
        if (forecast.Compared is { } compared) output.WriteLine(Compared(compared));
    }

    private static string Source(Style style, ModelOrigin source) => source switch
    {
        ModelOrigin.UpToDate => style.Good("up to date"),
        ModelOrigin.Cache => style.Good("would come from the cache"),
        ModelOrigin.Trained => style.Warn("would train"),
        _ => style.Good("would come from the remote cache"),
    };

    private static string Why(BuildForecast forecast) => (forecast.Source, forecast.Comparison) switch
    {
        (ModelOrigin.UpToDate, { IsSame: true } same) => $": {same.Reason}",
        (ModelOrigin.Trained, { IsSame: true } same) => $": {same.Reason}, but neither the output folder nor a cache holds the model",
        (_, { IsSame: true } same) => $": {same.Reason}, but the output folder doesn't hold the model",
        (ModelOrigin.UpToDate, { HasLock: false }) => ", but it has no lock: a build writes one",
        (ModelOrigin.UpToDate, { Differences.Count: 0 } other) => $", but {other.Reason}: a build writes it anew",
        (ModelOrigin.UpToDate, _) => ", but a build writes the lock anew, which differs:",
        (_, { Differences.Count: 0 } other) => $": {other.Reason}",
        _ => ", because it differs from the lock:",
    };

    private static string Time(BuildForecast forecast)
    {
        if (forecast.Time is not { } time) return "how long that takes is not known: it was never trained on this machine";
        var last = time.Last;
        var most = forecast.Plan.Spec.Training.EarlyStopping is null ? "" : "at most ";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"that takes {most}about {Words.Duration(time.Time)} for {Steps(time.Steps)}: the last training on this machine took {Words.Duration(TimeSpan.FromSeconds(last.Seconds))} for {Steps(last.Steps)} ({last.Device}, {last.Threads} {(last.Threads == 1 ? "thread" : "threads")})");
    }

    /// <summary><c>its comparisons need 8 trainings more, and the cache has 2 of them; the others take about 12.3 s</c>.</summary>
    private static string Compared(ComparisonForecast compared)
    {
        const int Shown = 4;
        var need = $"its comparisons need {Words.Many(compared.Trainings, "training", "trainings")} more";
        if (compared.Missing.Count == 0) return $"{need}, and a cache has all of them";
        var names = string.Join("; ", compared.Missing.Take(Shown)) + (compared.Missing.Count > Shown ? "; …" : "");
        var time = compared.Time is { } known ? $"about {Words.Duration(known)}" : "a time that is not known, as there was none of their kind on this machine";
        return $"{need}, and a cache has {compared.Trainings - compared.Missing.Count} of them; the others take {time} ({names})";
    }

    private static string Steps(long steps) => $"{Words.Count(steps)} {(steps == 1 ? "step" : "steps")}";
}
