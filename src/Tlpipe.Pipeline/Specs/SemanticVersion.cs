using System.Text.RegularExpressions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>A semantic version, <c>1.2.3-beta.1+build.5</c> (semver.org, 2.0.0).</summary>
public sealed partial record SemanticVersion
{
    private SemanticVersion(string text, long major, long minor, long patch)
    {
        Text = text;
        Major = major;
        Minor = minor;
        Patch = patch;
    }

    /// <summary>The version as it was written; also the name of its folder.</summary>
    public string Text { get; }

    /// <summary>The first number.</summary>
    public long Major { get; }

    /// <summary>The second number.</summary>
    public long Minor { get; }

    /// <summary>The third number.</summary>
    public long Patch { get; }

    /// <summary>Reads a version; <see langword="null"/> where the text is none.</summary>
    public static SemanticVersion? Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success && text.Length <= 100
            && long.TryParse(match.Groups["major"].ValueSpan, out var major)
            && long.TryParse(match.Groups["minor"].ValueSpan, out var minor)
            && long.TryParse(match.Groups["patch"].ValueSpan, out var patch)
            ? new(text, major, minor, patch)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"^(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
