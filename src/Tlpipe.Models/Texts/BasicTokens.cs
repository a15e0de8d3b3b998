using System.Globalization;
using System.Text;

namespace Tlpipe.Models.Texts;

/// <summary>BERT's basic tokenizer: without control characters, divided at white space, around each punctuation mark and each character of Chinese.</summary>
/// <remarks>Devlin et al. 2018, <c>tokenization.py</c> of google-research/bert.</remarks>
internal static class BasicTokens
{
    /// <summary>The tokens; in lower case and without accents where that is wanted.</summary>
    public static IEnumerable<string> Of(string text, bool lowerCase)
    {
        var token = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsDropped(rune)) continue;
            var isSpace = Rune.IsWhiteSpace(rune);
            var standsAlone = isSpace || Letters.IsChinese(rune);
            if (standsAlone && token.Length > 0) yield return Taken(token);
            if (isSpace) continue;
            foreach (var part in lowerCase ? Plain(rune) : [rune])
            {
                if (!IsPunctuation(part))
                {
                    token.Append(part);
                    continue;
                }

                if (token.Length > 0) yield return Taken(token);
                yield return part.ToString();
            }

            if (standsAlone && token.Length > 0) yield return Taken(token);
        }

        if (token.Length > 0) yield return Taken(token);
    }

    private static string Taken(StringBuilder token)
    {
        var text = token.ToString();
        token.Clear();
        return text;
    }

    private static IEnumerable<Rune> Plain(Rune rune)
    {
        var (letter, mark) = Letters.Lower(rune);
        return mark is { } added ? [.. Accents.Strip(letter), .. Accents.Strip(added)] : Accents.Strip(letter);
    }

    private static bool IsDropped(Rune rune) =>
        rune.Value is not ('\t' or '\n' or '\r')
        && (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);

    /// <summary>All ASCII that is neither letter, digit nor space counts, also what Unicode calls symbols: <c>$</c>, <c>^</c>.</summary>
    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? rune.Value is (>= 33 and <= 47) or (>= 58 and <= 64) or (>= 91 and <= 96) or (>= 123 and <= 126)
        : Rune.IsPunctuation(rune);
}
