using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>One line of a label file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="File">The picture's path below the folder, as it was written.</param>
/// <param name="Split">The split; <see langword="null"/> where the file has no such column.</param>
/// <param name="Cells">The cells of the targets, in their order; empty where a label is missing.</param>
internal sealed record LabelRow(int Line, string File, Split? Split, IReadOnlyList<string> Cells);
