using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>How many bytes the user's cache may hold.</summary>
public static class CacheLimit
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "TLPIPE_CACHE_SIZE";

    /// <summary>The limit where nobody says another: 10 GB.</summary>
    public const long Default = 10L << 30;

    private static readonly string[] Units = ["", "K", "M", "G", "T"];

    /// <summary>Whether the environment says a limit.</summary>
    public static bool IsGiven(IReadOnlyDictionary<string, string> environment) => environment.GetValueOrDefault(Variable) is { Length: > 0 };

    /// <summary>The limit that the environment says.</summary>
    /// <returns>The bytes; <see langword="null"/> for no limit.</returns>
    /// <exception cref="DiagnosticException">TLP7213: it is no size.</exception>
    public static long? FromEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        if (!IsGiven(environment)) return Default;
        var text = environment[Variable];
        if (!TryParse(text, out var bytes)) throw new DiagnosticException(CacheDiagnostics.NoSize(Variable, text));
        return bytes == 0 ? null : bytes;
    }

    /// <summary>Reads a size: <c>10GB</c>, <c>500 MB</c>, <c>1.5TiB</c>, in powers of 1024 however it is written; a number alone is bytes; <c>unlimited</c> is 0.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var given = text.Trim().ToUpperInvariant();
        if (given == "UNLIMITED") return true;
        var digits = given.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (!decimal.TryParse(given.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        var unit = given[digits..].Trim();
        var power = Array.FindIndex(Units, name => unit == name || unit == $"{name}B" || (name.Length > 0 && unit == $"{name}IB"));
        if (power < 0 || number > long.MaxValue >> (10 * power)) return false;
        bytes = (long)(number * (1L << (10 * power)));
        return true;
    }
}
