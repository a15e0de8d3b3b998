using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>The inputs that a person names: files, folders, a list on standard input.</summary>
internal static class InputPaths
{
    /// <summary>The input that stands for a list on standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>What a decoder makes of bytes that are no UTF-8.</summary>
    private const char NoText = '\uFFFD';

    /// <summary>The files one after the other, as soon as they are known.</summary>
    /// <param name="inputs">Files, folders (all files under them that aren't hidden, in ordinal order), or <c>-</c>.</param>
    /// <param name="standardInput">The path of a file or folder a line.</param>
    /// <exception cref="DiagnosticException">TLP3301: a folder holds no files; TLP3302: standard input is no list.</exception>
    public static IEnumerable<string> Expand(IEnumerable<string> inputs, TextReader standardInput)
    {
        foreach (var input in inputs)
        foreach (var file in input == StandardInput ? Lines(standardInput) : FilesOf(input))
            yield return file;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            // A picture in place of a list: a NUL is in no path, and the first line of most files that are no text is no UTF-8.
            if (line.Contains('\0', StringComparison.Ordinal) || (number == 1 && line.Contains(NoText, StringComparison.Ordinal)))
                throw new DiagnosticException(NoList(number));
            if (line.Length == 0) continue;
            foreach (var file in FilesOf(line)) yield return file;
        }
    }

    /// <summary>A file, or the files of a folder.</summary>
    /// <exception cref="DiagnosticException">TLP3301: a folder holds no files.</exception>
    public static IEnumerable<string> FilesOf(string input)
    {
        if (!Directory.Exists(input)) return [input];
        var files = Directory.EnumerateFiles(input, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new DiagnosticException(Diagnostic.Error("TLP3301", "this folder holds no files", new SourceLocation(input)));
    }

    private static Diagnostic NoList(int line) => Diagnostic.Error(
        "TLP3302", $"standard input is not a list of paths: line {line} is no text; '{StandardInput}' reads one path a line, so name the file itself, or give its path on standard input");
}
