namespace Tlpipe.Tabular.Csv;

/// <summary>A table as its files have it.</summary>
/// <param name="Columns">The names of the columns, each once.</param>
/// <param name="Rows">The rows, file by file.</param>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The place of a column; -1 where there is none.</summary>
    public int PlaceOf(string column)
    {
        for (var place = 0; place < Columns.Count; place++)
            if (Columns[place] == column) return place;
        return -1;
    }
}
