using System.Text.RegularExpressions;

namespace Tlpipe.Build;

/// <summary>
/// The project's <c>TreatWarningsAsErrors</c> for the warnings of models. MSBuild's own switches (<c>-warnaserror</c>,
/// <c>WarningsAsErrors</c>, <c>MSBuildTreatWarningsAsErrors</c>) and <c>NoWarn</c> it applies itself to all that is told.
/// </summary>
/// <param name="all">Whether warnings are errors.</param>
/// <param name="exceptions">Lists of codes that are not, as projects write them: <c>TLP1031;TLP6101</c>.</param>
internal sealed partial class WarningsAsErrors(bool all, params string?[] exceptions)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> exceptions = new(
        exceptions.SelectMany(codes => (codes ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a warning is an error.</summary>
    public bool Includes(string code) => all && !exceptions.Contains(code);

    /// <summary>A line of the training process, with <c>error</c> for <c>warning</c> where it is one.</summary>
    public string Apply(string line) =>
        all && Warning().Match(line) is { Success: true } warning && Includes(warning.Groups["code"].Value)
            ? $"{line[..warning.Index]}: error {line[warning.Groups["code"].Index..]}"
            : line;

    [GeneratedRegex(@": warning (?<code>TLP\d{4}):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Warning();
}
