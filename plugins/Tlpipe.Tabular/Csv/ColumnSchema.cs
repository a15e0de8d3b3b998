namespace Tlpipe.Tabular.Csv;

/// <summary>What the cells of an input column are, and whether some are missing.</summary>
internal readonly record struct ColumnSchema(CsvColumnType Type, bool CanBeMissing);
