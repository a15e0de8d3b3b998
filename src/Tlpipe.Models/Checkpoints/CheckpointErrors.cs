using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints;

/// <summary>The one place where the texts about files of weights stand; each diagnostic is located at its file.</summary>
internal static class CheckpointErrors
{
    private const string UnwritableCode = "TLP4010";
    private const int ShownCharacters = 200;
    private const int ShownBytes = 8;

    public static DiagnosticException Unreadable(string path, string why, Exception? inner = null) =>
        Error(path, "TLP4001", $"cannot be read: {why}", inner);

    public static DiagnosticException UnknownFormat(string path, ReadOnlySpan<byte> start) =>
        Error(path, "TLP4002", $"not a file of weights: it {Beginning(start)}; expected a PyTorch checkpoint (.pth, .th) or safetensors");

    public static DiagnosticException Damaged(string path, string what, Exception? inner = null) =>
        Error(path, "TLP4003", $"damaged: {what}; fetch it or save it again", inner);

    public static DiagnosticException RefusedGlobal(string path, string global) =>
        Error(path, "TLP4004", $"refused: its pickle names {Shown(global)}, which tensors do not need; nothing of it was run. Save only the model's state_dict(), or convert it to safetensors");

    public static DiagnosticException Unsupported(string path, string what, string advice) =>
        Error(path, "TLP4005", $"cannot be used: {what}; {advice}");

    public static DiagnosticException TooLarge(string path, string what, long limit) =>
        Error(path, "TLP4006", $"refused: {what} is over the limit of {limit}; no real checkpoint comes near it");

    public static DiagnosticException NoTensors(string path, string found) =>
        Error(path, "TLP4007", $"holds no state dict: {found}; save a dictionary of tensors, plain or under the key 'state_dict'");

    public static DiagnosticException NoSuchEntry(string path, string name, string? nearest) =>
        Error(path, "TLP4008", $"holds no tensor '{name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");

    public static DiagnosticException DoesNotFit(string path, string architecture, string differences) =>
        Error(path, "TLP4009", $"does not fit {architecture}: {differences}. Use weights of this architecture, or the backbone they were made for");

    /// <summary>Whether an error says that a file of a folder can't be written.</summary>
    public static bool IsUnwritable(DiagnosticException error, string folder) =>
        error is { InnerException: not null, Diagnostics: [{ Code: UnwritableCode, Location: { } location }] } && Path.GetDirectoryName(location.File) == folder;

    public static DiagnosticException Unwritable(string path, string why, Exception? inner = null) =>
        Error(path, UnwritableCode, $"cannot be written: {why.TrimEnd('.')}; make room, grant access, or choose another place. What was there before stays", inner);

    /// <summary>Text from a file, made safe for one line of a terminal: control characters escaped, cut when long.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, ShownCharacters)))
        {
            if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029')
                shown.Append($"\\u{(int)character:x4}");
            else
                shown.Append(character);
        }
        return text.Length > ShownCharacters ? shown.Append('…').ToString() : shown.ToString();
    }

    private static DiagnosticException Error(string path, string code, string message, Exception? inner = null) =>
        new(Diagnostic.Error(code, message, new SourceLocation(path)), inner);

    private static string Beginning(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty) return "is empty";
        if (start.StartsWith("version https://git-lfs"u8)) return "is a pointer of Git LFS, which 'git lfs pull' replaces by the file";
        // Few: the path may name any file of the machine.
        var shown = start[..Math.Min(start.Length, ShownBytes)];
        var printable = shown.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        return printable ? $"begins with '{Encoding.ASCII.GetString(shown)}'" : $"begins with the bytes {Convert.ToHexStringLower(shown)}";
    }
}
