namespace Tlpipe.Text.Texts;

/// <summary>A text with its labels, as a file has it.</summary>
/// <param name="File">The file's path on this machine, for errors.</param>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Text">The text.</param>
/// <param name="Cells">Its labels as they are written, in the order of the targets; empty where one is missing.</param>
internal sealed record TextRow(string File, int Line, string Text, IReadOnlyList<string> Cells);
