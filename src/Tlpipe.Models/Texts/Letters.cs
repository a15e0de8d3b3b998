using System.Text;

namespace Tlpipe.Models.Texts;

/// <summary>
/// Letters without the machine's culture data, which differ between machines and are absent where globalization is invariant:
/// a text must become the same tokens wherever a model runs.
/// </summary>
internal static class Letters
{
    private const int DottedCapitalI = 0x130;

    /// <summary>A text in lower case, letter by letter.</summary>
    public static string Lower(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var lower = new StringBuilder(text.Length);
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            var (first, mark) = Lower(rune);
            lower.Append(letter[..first.EncodeToUtf16(letter)]);
            if (mark is { } added) lower.Append(letter[..added.EncodeToUtf16(letter)]);
        }

        return lower.ToString();
    }

    /// <summary>A letter in lower case, with a mark where it gets one: the one letter that becomes two.</summary>
    public static (Rune Letter, Rune? Mark) Lower(Rune rune) =>
        rune.Value == DottedCapitalI ? (new Rune('i'), new Rune('\u0307')) : (Rune.ToLowerInvariant(rune), null);

    /// <summary>Whether it is a character of Chinese, by the blocks that BERT's tokenizer lists: each is a word.</summary>
    public static bool IsChinese(Rune rune) => rune.Value switch
    {
        < 0x3400 => false,
        <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x20000 and <= 0x2A6DF => true,
        >= 0x2A700 and <= 0x2CEAF => true,
        >= 0x2F800 and <= 0x2FA1F => true,
        _ => false,
    };
}
