using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Tlpipe.Models.Texts;

/// <summary>Letters without their accents: Unicode's canonical decomposition without nonspacing marks.</summary>
internal static class Accents
{
    private const int FirstHangul = 0xAC00;
    private const int HangulSyllables = 11_172;
    private const string Table = "Tlpipe.Models.Texts.Decompositions.txt";
    private static readonly Lazy<FrozenDictionary<int, Rune[]>> Decompositions = new(Load);

    /// <summary>What is left of a letter: itself, its parts, or nothing of a mark.</summary>
    public static IReadOnlyList<Rune> Strip(Rune rune)
    {
        if (rune.IsAscii) return [rune];
        if (rune.Value - FirstHangul is >= 0 and < HangulSyllables and var syllable) return Jamo(syllable);
        if (Decompositions.Value.TryGetValue(rune.Value, out var parts)) return parts;
        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? [] : [rune];
    }

    /// <summary>The Unicode standard, section 3.12: syllables are in the order of their consonants and vowels.</summary>
    private static Rune[] Jamo(int syllable)
    {
        const int Vowels = 21;
        const int Finals = 28;
        var (first, vowel, final) = (syllable / (Vowels * Finals), syllable / Finals % Vowels, syllable % Finals);
        Rune[] open = [new(0x1100 + first), new(0x1161 + vowel)];
        return final == 0 ? open : [.. open, new(0x11A7 + final)];
    }

    private static FrozenDictionary<int, Rune[]> Load()
    {
        using var stream = typeof(Accents).Assembly.GetManifestResourceStream(Table)!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var decompositions = new Dictionary<int, Rune[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            Rune[] codes = [.. line.Split(' ').Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
            decompositions.Add(codes[0].Value, codes[1..]);
        }

        return decompositions.ToFrozenDictionary();
    }
}
