using System.Globalization;

namespace Tlpipe.Build;

/// <summary>Looks at properties of the project before the tool does, which would speak of options that nobody wrote.</summary>
internal static class PropertyValues
{
    private const double LongestInterval = 86_400;
    private static readonly string[] Devices = ["cpu", "cuda"];

    /// <summary>What is wrong with them; empty and null mean that the tool chooses.</summary>
    public static IEnumerable<Diagnostic> Refused(string? threads, string? device, string? checkpointEvery)
    {
        if (!string.IsNullOrEmpty(threads) && !IsNumberOfThreads(threads)) yield return Diagnostic.BadValue("TlpipeThreads", threads, "a whole number from 1");
        if (!string.IsNullOrEmpty(device) && !Devices.Contains(device, StringComparer.Ordinal)) yield return Diagnostic.BadValue("TlpipeDevice", device, string.Join(" or ", Devices));
        if (!string.IsNullOrEmpty(checkpointEvery) && !IsInterval(checkpointEvery))
            yield return Diagnostic.BadValue("TlpipeCheckpointEvery", checkpointEvery, string.Create(CultureInfo.InvariantCulture, $"a number of seconds from 0 to {LongestInterval}"));
    }

    private static bool IsNumberOfThreads(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var threads) && threads >= 1;

    private static bool IsInterval(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= LongestInterval;
}
