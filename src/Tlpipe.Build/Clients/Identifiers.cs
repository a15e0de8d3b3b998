using System.Globalization;
using System.Text;

namespace Tlpipe.Build.Clients;

/// <summary>Names of models, tasks and labels as names in C#.</summary>
internal static class Identifiers
{
    private const int Longest = 100;

    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override "
        + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof "
        + "uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    /// <summary>
    /// The words of a text with capitals, joined: <c>ants-vs-bees</c> is <c>AntsVsBees</c>, <c>50 km/h</c> is <c>_50KmH</c>, <c>1.5</c> is <c>_1_5</c>.
    /// Empty where the text has no character that a name can have.
    /// </summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var c in text)
        {
            if (name.Length >= Longest) break;
            if (c == '_' || !IsPart(c)) isStart = true;
            else
            {
                if (isStart && name.Length > 0 && char.IsDigit(c) && char.IsDigit(name[^1])) name.Append('_');
                if (name.Length == 0 && !IsStart(c)) name.Append('_');
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
                isStart = false;
            }
        }
        return name.ToString();
    }

    /// <summary>
    /// A name of its own for each: of equal names the first keeps it, the others get the numbers 2, 3, … that make no name that is there already.
    /// </summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> names)
    {
        var present = names.ToHashSet(StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(name => given.Add(name) ? name : Numbered(name, present, given, last))];
    }

    /// <summary>Whether C# takes it as a name, if need be with an <c>@</c>.</summary>
    public static bool IsIdentifier(string name) => name.Length is > 0 and <= Longest && (name[0] == '_' || IsStart(name[0])) && name.All(IsPart);

    /// <summary>The name as code: a keyword gets an <c>@</c>.</summary>
    public static string Code(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A model's name, which also names its folder.</summary>
    public static bool IsModelName(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>A task's name.</summary>
    public static bool IsTaskName(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A semantic version, or what could be one.</summary>
    public static bool IsVersion(string text) =>
        text.Length is > 0 and <= 200 && char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');

    /// <summary>A SHA-256 digest.</summary>
    public static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string Numbered(string name, HashSet<string> present, HashSet<string> given, Dictionary<string, int> last)
    {
        var stem = char.IsDigit(name[^1]) ? name + "_" : name;
        for (var number = last.GetValueOrDefault(stem, 1) + 1; ; number++)
        {
            var candidate = stem + number.ToString(CultureInfo.InvariantCulture);
            if (present.Contains(candidate) || !given.Add(candidate)) continue;
            last[stem] = number;
            return candidate;
        }
    }

    private static bool IsStart(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    // Without format characters: the compiler overlooks them when it compares names.
    private static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
