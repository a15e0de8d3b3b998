using System.Globalization;
using Tlpipe.Abstractions;

namespace PluginNamespace;

/// <summary>One line of the file.</summary>
/// <param name="Label">The number to foretell.</param>
/// <param name="Values">What was read, as the codec takes it.</param>
/// <param name="Place">How a person finds it: <c>readings.txt(17)</c>.</param>
internal sealed record Reading(float Label, string Values, string Place)
{
    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="DiagnosticException">A line has no number, or another number of readings than the first.</exception>
    public static IReadOnlyList<Reading> ReadAll(InputPath path)
    {
        Reading[] readings = [.. File.ReadLines(path.FullPath)
            .Select((line, index) => (Line: line.Trim(), Place: $"{path.Text}({index + 1})"))
            .Where(item => item.Line.Length > 0)
            .Select(item => Parse(item.Line, item.Place))];
        foreach (var reading in readings.Where(reading => reading.Count != readings[0].Count))
            throw Error("PLUGIN04", $"{reading.Place} has {reading.Count} readings, and {readings[0].Place} has {readings[0].Count}; give every line as many");
        return readings;
    }

    /// <summary>How many readings there are.</summary>
    public int Count => ReadingCodec.Split(Values).Length;

    private static Reading Parse(string line, string place)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && float.TryParse(line[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var label)
            ? new(label, line[end..].Trim(), place)
            : throw Error("PLUGIN03", $"{place} does not begin with a number and a space; write the number to foretell, then its readings");
    }

    private static DiagnosticException Error(string code, string message) => new(Diagnostic.Error(code, message, option: "path"));
}
