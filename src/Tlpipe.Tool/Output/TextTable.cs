using System.Text;

namespace Tlpipe.Tool.Output;

/// <summary>Rows in columns, aligned with blanks. Never wrapped: what reads it may be a pipe.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row, made fit for a terminal. One of a single cell is a heading, which takes no column's room.</summary>
    public TextTable Add(params string[] cells)
    {
        _rows.Add([.. cells.Select(Words.Printable)]);
        return this;
    }

    /// <summary>Writes the rows.</summary>
    /// <param name="output">Where.</param>
    /// <param name="indent">Put before each row.</param>
    /// <param name="style">Emphasizes the first column, where given.</param>
    public void Write(TextWriter output, string indent = "", Style? style = null)
    {
        var widths = Enumerable.Range(0, _rows.Select(row => row.Length).DefaultIfEmpty().Max())
            .Select(column => _rows.Where(row => row.Length > 1 && column < row.Length).Select(row => row[column].Length).DefaultIfEmpty().Max()).ToList();
        foreach (var row in _rows)
        {
            var line = new StringBuilder(indent);
            for (var column = 0; column < row.Length; column++)
            {
                var last = row.Skip(column + 1).All(cell => cell.Length == 0);
                var cell = last ? row[column] : row[column].PadRight(widths[column]);
                line.Append(column == 0 && style is not null ? style.Strong(cell) : cell);
                if (last) break;
                line.Append(Gap);
            }

            output.WriteLine(line);
        }
    }
}
