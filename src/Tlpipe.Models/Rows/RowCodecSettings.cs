using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>How a row becomes a tensor: everything that must be the same in training and in predicting.</summary>
public sealed class RowCodecSettings
{
    /// <summary>The most numbers that a row may become; no more columns, and no more words in a list, either.</summary>
    public const int MostNumbers = 1 << 16;

    private const string DelimiterKey = "delimiter";

    private readonly HashSet<string> _missing;

    /// <summary>Settings.</summary>
    /// <param name="columns">The columns, in their order, each name once.</param>
    /// <param name="missing">The words that stand for a missing cell, beside an empty one.</param>
    /// <exception cref="ArgumentException">A name is there twice, or there is no column.</exception>
    public RowCodecSettings(IReadOnlyList<RowColumn> columns, IReadOnlyList<string> missing)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0) throw new ArgumentException("there is no column", nameof(columns));
        if (columns.DistinctBy(column => column.Name, StringComparer.Ordinal).Count() != columns.Count) throw new ArgumentException("a column is there twice", nameof(columns));
        (Columns, Missing) = ([.. columns], [.. missing]);
        _missing = new(missing, StringComparer.Ordinal);
    }

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The words that stand for a missing cell, beside an empty one.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What stands between cells in the CSV files that the rows come from; <see langword="null"/> for what the first line shows.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="DiagnosticException">The settings don't make sense (TLP4240).</exception>
    public static RowCodecSettings FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json["columns"] is not JsonArray { Count: > 0 and <= MostNumbers } columns) throw RowErrors.BadSettings($"'columns' is no list of 1 to {MostNumbers} columns");
        List<RowColumn> read = [.. columns.Select(RowColumnJson.Read)];
        if (read.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw RowErrors.BadSettings($"the column '{twice.Key}' is there twice");
        if (read.Sum(column => (long)column.Width) is var width && width is 0 or > MostNumbers) throw RowErrors.BadSettings($"a row has {width} numbers, not 1 to {MostNumbers}");
        return new(read, RowColumnJson.Words(json, "missing") ?? CellText.UsualMissing) { Delimiter = RowColumnJson.Delimiter(json, DelimiterKey) };
    }

    /// <summary>The settings as they are written to a manifest.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["columns"] = new JsonArray([.. Columns.Select(column => (JsonNode)column.ToJson())]),
            ["missing"] = RowColumnJson.Array(Missing),
        };
        if (Delimiter is { } delimiter) json[DelimiterKey] = delimiter.ToString();
        return json;
    }

    /// <summary>Whether a cell is missing.</summary>
    internal bool IsMissing(string? cell) => cell is null || cell.AsSpan().Trim() is { Length: 0 } || _missing.Contains(cell.Trim());
}
