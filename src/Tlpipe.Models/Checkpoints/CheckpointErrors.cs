using System.Text;

namespace Tlpipe.Models.Checkpoints;

/// <summary>The one place where the texts about files of weights stand.</summary>
internal static class CheckpointErrors
{
    private const int ShownCharacters = 200;

    public static CheckpointException Unreadable(string path, string why, Exception? inner = null) =>
        new("TLP4001", $"cannot read '{path}': {why}", inner);

    public static CheckpointException UnknownFormat(string path, ReadOnlySpan<byte> start) =>
        new("TLP4002", $"'{path}' is not a file of weights: it {Beginning(start)}; expected a PyTorch checkpoint (.pth, .th) or safetensors");

    public static CheckpointException Damaged(string path, string what, Exception? inner = null) =>
        new("TLP4003", $"'{path}' is damaged: {what}; fetch it or save it again", inner);

    public static CheckpointException RefusedGlobal(string path, string global) =>
        new("TLP4004", $"'{path}' is refused: its pickle names {Shown(global)}, which tensors do not need; nothing of it was run. Save only the model's state_dict(), or convert it to safetensors");

    public static CheckpointException Unsupported(string path, string what, string advice) =>
        new("TLP4005", $"'{path}' cannot be used: {what}; {advice}");

    public static CheckpointException TooLarge(string path, string what, long limit) =>
        new("TLP4006", $"'{path}' is refused: {what} is over the limit of {limit}; no real checkpoint comes near it");

    public static CheckpointException NoTensors(string path, string found) =>
        new("TLP4007", $"'{path}' holds no state dict: {found}; save a dictionary of tensors, plain or under the key 'state_dict'");

    public static CheckpointException NoSuchEntry(string path, string name, string? nearest) =>
        new("TLP4008", $"'{path}' holds no tensor '{name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");

    public static CheckpointException DoesNotFit(string path, string architecture, string differences) =>
        new("TLP4009", $"'{path}' does not fit {architecture}: {differences}. Use weights of this architecture, or the backbone they were made for");

    public static CheckpointException Unwritable(string path, string why, Exception? inner = null) =>
        new("TLP4010", $"cannot write '{path}': {why}", inner);

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

    private static string Beginning(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty) return "is empty";
        var shown = start[..Math.Min(start.Length, 24)];
        var printable = shown.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        return printable ? $"begins with '{Encoding.ASCII.GetString(shown)}'" : $"begins with the bytes {Convert.ToHexStringLower(shown[..Math.Min(shown.Length, 8)])}";
    }
}
