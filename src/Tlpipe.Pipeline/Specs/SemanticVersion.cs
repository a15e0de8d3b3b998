using System.Text.RegularExpressions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>A semantic version, <c>1.2.3-beta.1+build.5</c> (semver.org, 2.0.0).</summary>
public sealed partial record SemanticVersion
{
    /// <summary>The form of a version, as a regular expression with named groups.</summary>
    internal const string Form =
        @"(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)(-(?<pre>(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?";

    private SemanticVersion(string text, long major, long minor, long patch, IReadOnlyList<string> preRelease)
    {
        Text = text;
        Major = major;
        Minor = minor;
        Patch = patch;
        PreRelease = preRelease;
    }

    /// <summary>The version as it was written; also the name of its folder.</summary>
    public string Text { get; }

    /// <summary>The first number.</summary>
    public long Major { get; }

    /// <summary>The second number.</summary>
    public long Minor { get; }

    /// <summary>The third number.</summary>
    public long Patch { get; }

    /// <summary>What stands before the plus and after the hyphen, split at its dots: <c>beta</c>, <c>1</c>; empty for a release.</summary>
    public IReadOnlyList<string> PreRelease { get; }

    /// <summary>Reads a version; <see langword="null"/> where the text is none.</summary>
    public static SemanticVersion? Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success && text.Length <= 100
            && long.TryParse(match.Groups["major"].ValueSpan, out var major)
            && long.TryParse(match.Groups["minor"].ValueSpan, out var minor)
            && long.TryParse(match.Groups["patch"].ValueSpan, out var patch)
            ? new(text, major, minor, patch, match.Groups["pre"] is { Success: true, Value: var pre } ? pre.Split('.') : [])
            : null;
    }

    /// <summary>Which of two versions is lower (semver.org, 11): negative where this one is. What stands after the plus doesn't count.</summary>
    public int ComparePrecedence(SemanticVersion other)
    {
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (numbers != 0) return numbers;
        if (PreRelease.Count == 0 || other.PreRelease.Count == 0) return other.PreRelease.Count - PreRelease.Count;
        var different = PreRelease.Zip(other.PreRelease, Compare).FirstOrDefault(order => order != 0);
        return different != 0 ? different : PreRelease.Count - other.PreRelease.Count;
    }

    /// <inheritdoc/>
    public bool Equals(SemanticVersion? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Numbers come before words, and have no leading zeros: the longer one is the greater.</summary>
    private static int Compare(string left, string right) => (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit)) switch
    {
        (true, true) when left.Length != right.Length => left.Length - right.Length,
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    [GeneratedRegex(
        $@"^{Form}\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pattern();
}
