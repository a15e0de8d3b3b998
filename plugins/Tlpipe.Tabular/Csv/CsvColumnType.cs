namespace Tlpipe.Tabular.Csv;

/// <summary>What the cells of a column are.</summary>
public enum CsvColumnType
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>One of several words.</summary>
    Category,

    /// <summary>Days or moments, ISO 8601.</summary>
    Date,
}
