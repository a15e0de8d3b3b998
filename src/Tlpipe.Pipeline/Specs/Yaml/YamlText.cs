using System.Text;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Turns the bytes of a model file into text, and refuses what no person writes into one.</summary>
internal static class YamlText
{
    public const int MaximumBytes = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without a byte order mark; <see langword="null"/> after an error.</summary>
    public static string? Decode(byte[] content, string file, DiagnosticBag diagnostics)
    {
        if (content.Length > MaximumBytes)
        {
            diagnostics.Add(SpecDiagnostics.TooLarge(file));
            return null;
        }

        string text;
        try
        {
            text = Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(SpecDiagnostics.NotUtf8(file));
            return null;
        }

        text = text.TrimStart('\uFEFF');
        return RefuseCharacters(text, file, diagnostics) ? null : text;
    }

    private static bool RefuseCharacters(string text, string file, DiagnosticBag diagnostics)
    {
        var refused = false;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var indentation = lines[line].AsSpan(0, lines[line].Length - lines[line].AsSpan().TrimStart(" \t").Length);
            var tab = indentation.IndexOf('\t');
            if (tab >= 0 && tab < lines[line].Length - 1 && indentation.Length < lines[line].Length)
            {
                diagnostics.Add(SpecDiagnostics.Tab(new(file, line + 1, tab + 1)));
                refused = true;
            }

            var control = lines[line].AsSpan().IndexOfAny(ControlCharacters);
            if (control < 0) continue;
            diagnostics.Add(SpecDiagnostics.ControlCharacter(new(file, line + 1, control + 1), lines[line][control]));
            refused = true;
        }

        return refused;
    }

    private static readonly System.Buffers.SearchValues<char> ControlCharacters = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 160).Where(code => char.IsControl((char)code) && code is not '\t' and not 0x85).Select(code => (char)code), '\uFEFF', '\uFFFE', '\uFFFF']);
}
