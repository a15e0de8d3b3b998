namespace Tlpipe.Abstractions;

/// <summary>What a diagnostic speaks of: a file, and where it is a text, a place in it.</summary>
/// <param name="File">The file's path, as a person would write it.</param>
/// <param name="Line">The line, from 1; <see langword="null"/> where the file has none (a picture, a checkpoint).</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourceLocation(string File, int? Line = null, int? Column = null)
{
    /// <summary><c>file(line,column)</c>, or the file alone.</summary>
    public override string ToString() => Line is null ? File : $"{File}({Line},{Column ?? 1})";
}
