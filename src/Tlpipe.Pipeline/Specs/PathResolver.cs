using System.Text.RegularExpressions;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Turns a path of a model file into one of this machine.</summary>
/// <param name="folder">The model file's folder: what a path without a root is relative to.</param>
/// <param name="roots">The named roots.</param>
/// <param name="project">What a relative path must not leave; <see langword="null"/> where there is no project.</param>
internal sealed partial class PathResolver(string folder, Roots roots, ProjectFolder? project = null)
{
    /// <summary>The path; <see langword="null"/> after an error.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="key">The key's name, for errors.</param>
    /// <param name="at">The text's place.</param>
    /// <param name="diagnostics">Takes the error.</param>
    public InputPath? Resolve(string text, string key, SourceLocation at, DiagnosticBag diagnostics)
    {
        if (text.Length == 0 || text.Contains('\0', StringComparison.Ordinal))
        {
            diagnostics.Add(SpecDiagnostics.NoValue(at, key));
            return null;
        }

        if (!text.Contains("$(", StringComparison.Ordinal)) return Plain(text, key, at, diagnostics);
        var match = RootedPath().Match(text);
        if (!match.Success)
        {
            diagnostics.Add(SpecDiagnostics.MisplacedRoot(at, key));
            return null;
        }

        var name = match.Groups["root"].Value;
        if (roots.Find(name) is not { } root)
        {
            diagnostics.Add(SpecDiagnostics.UnknownRoot(at, name, roots.Names));
            return null;
        }

        if (!Directory.Exists(root))
        {
            diagnostics.Add(SpecDiagnostics.MissingRoot(at, name, root));
            return null;
        }

        return new(text, Path.GetFullPath(match.Groups["rest"].Value.TrimStart('/', '\\'), root));
    }

    private InputPath? Plain(string text, string key, SourceLocation at, DiagnosticBag diagnostics)
    {
        var path = new InputPath(text, Path.GetFullPath(text, folder));
        if (project is null) return path;
        if (Path.IsPathRooted(text))
        {
            diagnostics.Add(ProjectDiagnostics.OfThisMachine(at, key));
            return path;
        }

        if (project.Contains(path.FullPath)) return path;
        diagnostics.Add(ProjectDiagnostics.LeavesProject(at, key, text));
        return null;
    }

    [GeneratedRegex($@"^\$\((?<root>{Roots.NameForm})\)(?<rest>([/\\](?!.*\$\().*)?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RootedPath();
}
