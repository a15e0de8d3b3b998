using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>The inputs that a person names: files, folders, a list on standard input.</summary>
internal static class InputPaths
{
    /// <summary>The input that stands for a list on standard input.</summary>
    public const string StandardInput = "-";


    /// <summary>The files one after the other, as soon as they are known.</summary>
    /// <param name="inputs">Files, folders (all files under them that aren't hidden, in ordinal order), or <c>-</c>.</param>
    /// <param name="standardInput">A path a line.</param>
    /// <exception cref="DiagnosticException">TLP3301: something isn't there.</exception>
    public static IEnumerable<string> Expand(IEnumerable<string> inputs, TextReader standardInput)
    {
        foreach (var input in inputs)
        foreach (var file in input == StandardInput ? Lines(standardInput) : FilesOf(input))
            yield return file;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }

    private static IEnumerable<string> FilesOf(string input)
    {
        if (!Directory.Exists(input)) return [input];
        var files = Directory.EnumerateFiles(input, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new DiagnosticException(Diagnostic.Error("TLP3301", "this folder holds no files", new SourceLocation(input)));
    }
}
