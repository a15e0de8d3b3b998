using Tlpipe.Models;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>A text a line. Empty lines say nothing and are left out.</summary>
internal static class TextLines
{
    /// <summary>The texts; each is called by file and line.</summary>
    public static IEnumerable<EncodedInput> Read(StreamReader reader, string source)
    {
        for (var number = 1; StrictText.Read(source, reader.ReadLine) is { } line; number++)
            if (!string.IsNullOrWhiteSpace(line)) yield return EncodedInput.Text(line, $"{source}({number})");
    }
}
