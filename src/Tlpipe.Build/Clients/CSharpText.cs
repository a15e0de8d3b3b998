using System.Globalization;
using System.Text;

namespace Tlpipe.Build.Clients;

/// <summary>Texts of any origin inside generated code: none can end the literal or the comment that it stands in.</summary>
internal static class CSharpText
{
    private const int LongestComment = 200;

    /// <summary>A string literal, quotes included.</summary>
    public static string Literal(string text)
    {
        var code = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\\') code.Append('\\').Append(text[i]);
            else i += AppendVisible(code, text, i);
        }
        return code.Append('"').ToString();
    }

    /// <summary>Text for an XML comment, on one line; long ones are cut.</summary>
    public static string Comment(string text)
    {
        var code = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= LongestComment) return code.Append('…').ToString();
            if (text[i] == '&') code.Append("&amp;");
            else if (text[i] == '<') code.Append("&lt;");
            else if (text[i] == '>') code.Append("&gt;");
            else i += AppendVisible(code, text, i);
        }
        return code.ToString();
    }

    /// <summary>Appends a character as it is where one can see it, else as <c>\uXXXX</c>; gives 1 where it took a second one along.</summary>
    private static int AppendVisible(StringBuilder code, string text, int index)
    {
        if (char.IsSurrogatePair(text, index))
        {
            code.Append(text, index, 2);
            return 1;
        }
        var c = text[index];
        var isVisible = c == ' ' || CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
        if (isVisible) code.Append(c);
        else code.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        return 0;
    }
}
