namespace Tlpipe.Text.Texts;

/// <summary>How bytes become characters.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8, or UTF-16 where a byte order mark says so; bytes that don't belong there are an error.</summary>
    Utf8,

    /// <summary>ISO 8859-1: each byte is the character of that number.</summary>
    Latin1,
}
