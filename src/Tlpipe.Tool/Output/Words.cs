using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Output;

/// <summary>Numbers as people read them.</summary>
internal static class Words
{
    /// <summary>A text that may come from strangers: names and labels of a model, whose control characters no terminal shall obey.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;

    /// <summary><c>0.8 s</c>, <c>2 min 5 s</c>, <c>1 h 3 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 99.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    /// <summary><c>0:05</c>, <c>12:40</c>, <c>1:02:03</c>.</summary>
    public static string Clock(TimeSpan time) =>
        time.TotalHours < 1 ? $"{(int)time.TotalMinutes}:{time.Seconds:00}" : $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";

    /// <summary><c>0.9477</c>.</summary>
    public static string Metric(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary><c>12,345</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>9.2</c>, <c>168</c>, <c>2,400</c>.</summary>
    public static string Rate(double perSecond) => perSecond.ToString(perSecond < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>A learning rate, two digits: <c>0.01</c>, <c>2.5e-05</c>.</summary>
    public static string LearningRate(double rate)
    {
        var exponent = (int)Math.Floor(Math.Log10(rate));
        var unit = Math.Pow(10, exponent - 1);
        return (Math.Round(rate / unit) * unit).ToString(exponent is >= -4 and < 4 ? "0.######" : "0.#e+00", CultureInfo.InvariantCulture);
    }

    /// <summary><c>812 B</c>, <c>12.4 KiB</c>, <c>9.1 MiB</c>.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1024 && unit < units.Length - 1; unit++) value /= 1024;
        return unit == 0 ? $"{bytes} B" : string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {units[unit]}");
    }

    /// <summary><c>just now</c>, <c>5 min ago</c>, <c>3 h ago</c>, <c>2 days ago</c>.</summary>
    public static string Ago(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min ago",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h ago",
        _ => $"{Count((long)time.TotalDays)} days ago",
    };

    /// <summary><c>1 model</c>, <c>2 models</c>.</summary>
    public static string Many(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{Count(count)} {many}";

    /// <summary><c>train</c>, <c>validation</c>, <c>test</c>.</summary>
    public static string Split(Split split) => split.ToString().ToLowerInvariant();
}
