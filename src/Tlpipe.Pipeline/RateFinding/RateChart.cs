using System.Globalization;

namespace Tlpipe.Pipeline.RateFinding;

/// <summary>Draws the smoothed loss against the logarithm of the rate, with characters.</summary>
public static class RateChart
{
    private const int Rows = 12;
    private const int LabelColumns = 9;
    private const int FewestColumns = 20;
    private const int MostColumns = 110;
    private const string Plain = "*|+-";
    private const string Drawn = "●│└─";

    /// <summary>The lines of the picture.</summary>
    /// <param name="search">What to draw.</param>
    /// <param name="width">The columns that there are.</param>
    /// <param name="fine">Whether the reader shows more than plain characters.</param>
    public static IEnumerable<string> Draw(RateSearch search, int width, bool fine)
    {
        if (search.Trials.Count < 2) return [];
        var columns = Math.Clamp(width - LabelColumns - 1, FewestColumns, MostColumns);
        var ink = fine ? Drawn : Plain;
        var grid = new char[Rows, columns];
        var (left, right) = (Math.Log10(search.Trials[0].Rate), Math.Log10(search.Trials[^1].Rate));
        int ColumnOf(double rate) => (int)Math.Round((Math.Log10(rate) - left) / (right - left) * (columns - 1));
        var (low, high) = RangeOf(search);
        int RowOf(double loss) => (int)Math.Round((high - Math.Min(loss, high)) / (high - low) * (Rows - 1));

        if (search.Suggestion is { } suggestion)
            for (var row = 0; row < Rows; row++) grid[row, ColumnOf(Math.Max(suggestion, search.Trials[0].Rate))] = ink[1];
        foreach (var (trial, smoothed) in search.Trials.Zip(search.Smoothed).Where(point => point.Second <= high))
            grid[RowOf(smoothed), ColumnOf(trial.Rate)] = ink[0];
        return [.. Enumerable.Range(0, Rows).Select(row => Line(grid, row, columns, Label(row, low, high), ink)), Axis(columns, ink), Decades(left, right, columns)];
    }

    /// <summary>The explosion is cut off: it would press the part that matters into one row.</summary>
    private static (double Low, double High) RangeOf(RateSearch search)
    {
        var low = search.Smoothed.Min();
        var start = search.Smoothed[0];
        var high = Math.Min(search.Smoothed.Max(), start + ((start - low) / 2) + (Math.Abs(start) / 4));
        return high > low ? (low, high) : (low - 0.5, low + 0.5);
    }

    private static string Label(int row, double low, double high) => row is 0 or Rows - 1 || row == Rows / 2
        ? (high - ((high - low) * row / (Rows - 1))).ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(LabelColumns - 1)
        : new string(' ', LabelColumns - 1);

    private static string Line(char[,] grid, int row, int columns, string label, string ink)
    {
        var cells = Enumerable.Range(0, columns).Select(column => grid[row, column] == '\0' ? ' ' : grid[row, column]);
        return $"{label} {ink[1]}{string.Concat(cells)}".TrimEnd();
    }

    private static string Axis(int columns, string ink) => new string(' ', LabelColumns) + ink[2] + new string(ink[3], columns);

    private static string Decades(double left, double right, int columns)
    {
        var line = new string(' ', LabelColumns + 1 + columns).ToCharArray();
        var free = 0;
        for (var decade = (int)Math.Ceiling(left - 1e-9); decade <= right + 1e-9; decade++)
        {
            var label = $"1e{decade}";
            var at = Math.Min(LabelColumns + 1 + (int)Math.Round((decade - left) / (right - left) * (columns - 1)), line.Length - label.Length);
            if (at < free) continue;
            label.CopyTo(0, line, at, label.Length);
            free = at + label.Length + 2;
        }

        return new string(line).TrimEnd();
    }
}
