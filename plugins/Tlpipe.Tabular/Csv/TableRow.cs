using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>A row of a table.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">Its line there, from 1.</param>
/// <param name="Split">The split that the file is for.</param>
/// <param name="Cells">The cells, trimmed, in the order of the table's columns.</param>
internal sealed record TableRow(string File, int Line, Split Split, string[] Cells)
{
    /// <summary>Where errors find it.</summary>
    public SourceLocation Location => new(File, Line);

    /// <summary>How a person finds it: <c>adult.csv(12)</c>.</summary>
    public string Name => $"{Path.GetFileName(File)}({Line})";
}
