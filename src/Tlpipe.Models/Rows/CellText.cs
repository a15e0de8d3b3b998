using System.Globalization;

namespace Tlpipe.Models.Rows;

/// <summary>Reads the cells of a table: the same in training and in predicting, in every culture.</summary>
public static class CellText
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>The words that usually stand for a missing cell; an empty cell is missing, too.</summary>
    public static IReadOnlyList<string> UsualMissing { get; } = ["?", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null"];

    /// <summary>A finite number, with a point and without separators of thousands.</summary>
    public static bool TryNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Whether a cell is a number but for its comma, as <c>-7,4</c>: a decimal one, or one between thousands.</summary>
    public static bool HasDecimalComma(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var digits = cell.AsSpan(cell.StartsWith('-') ? 1 : 0);
        return digits.IndexOf(',') is > 0 and var comma && AreDigits(digits[..comma]) && AreDigits(digits[(comma + 1)..]);
    }

    /// <summary>A day or a moment in ISO 8601; without an offset it is UTC.</summary>
    public static bool TryDate(string cell, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        cell, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    /// <summary>The days since 1970, with their fraction.</summary>
    public static double Days(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalDays;

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
