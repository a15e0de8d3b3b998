using System.Globalization;
using System.Text;

namespace Tlpipe.Models.Texts;

/// <summary>
/// Divides a text into words: runs of letters, marks and digits, joined by the apostrophes before letters (<c>don't</c>, <c>'s</c>) and by the points and commas between digits (<c>3.5</c>).
/// Every other character that is no white space is a word of its own, up to three equal ones together (<c>...</c>); so are the characters of Chinese, which puts nothing between words.
/// </summary>
internal static class Words
{
    private const int LongestRun = 3;

    /// <summary>The words, in lower case where that is wanted.</summary>
    public static IEnumerable<string> Of(string text, bool lowerCase)
    {
        var cased = lowerCase ? Letters.Lower(text) : text;
        for (var at = 0; at < cased.Length;)
        {
            var end = EndOf(cased, at, out var isWord);
            if (isWord) yield return cased[at..end];
            at = end;
        }
    }

    /// <summary>The end of what begins at a place.</summary>
    private static int EndOf(string text, int at, out bool isWord)
    {
        var first = RuneAt(text, at);
        isWord = !Rune.IsWhiteSpace(first) && !Rune.IsControl(first);
        var end = at + first.Utf16SequenceLength;
        if (!isWord || Letters.IsChinese(first)) return end;
        if (!IsInWord(text, at, first)) return EndOfRun(text, end, first);
        while (end < text.Length && RuneAt(text, end) is var next && !Letters.IsChinese(next) && IsInWord(text, end, next)) end += next.Utf16SequenceLength;
        return end;
    }

    private static int EndOfRun(string text, int end, Rune symbol)
    {
        for (var length = 1; length < LongestRun && end < text.Length && RuneAt(text, end) == symbol && !IsInWord(text, end, symbol); length++)
            end += symbol.Utf16SequenceLength;
        return end;
    }

    private static bool IsInWord(string text, int at, Rune rune) => rune.Value switch
    {
        '_' => true,
        '\'' or '\u2019' => at + 1 < text.Length && Rune.IsLetter(RuneAt(text, at + 1)),
        '.' or ',' => at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]),
        _ => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber,
    };

    /// <summary>A surrogate without its other half counts as U+FFFD.</summary>
    private static Rune RuneAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;
}
