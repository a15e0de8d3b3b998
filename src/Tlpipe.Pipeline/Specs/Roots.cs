using System.Collections.ObjectModel;

namespace Tlpipe.Pipeline.Specs;

/// <summary>
/// Named folders that paths in model files begin with, <c>$(data)/hymenoptera</c>. They say where things lie on this machine and never enter a key.
/// A name doesn't distinguish case, nor '-' from '_', because an environment variable can't.
/// </summary>
public sealed class Roots
{
    /// <summary>What may name a root, as a regular expression.</summary>
    public const string NameForm = "[A-Za-z0-9_-]{1,60}";

    private const string VariablePrefix = "TLPIPE_ROOT_";

    private readonly Dictionary<string, (string Name, string Path)> _roots;

    /// <summary>The roots of a run.</summary>
    /// <param name="given">Name and path of the roots given by hand; a relative path is relative to the current folder, and one with an empty path isn't given.</param>
    /// <param name="environment">The environment variables; one such as <c>TLPIPE_ROOT_DATA</c> gives a root that isn't given by hand.</param>
    public Roots(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? environment = null)
    {
        _roots = [];
        foreach (var (name, path) in given.Where(root => root.Value.Length > 0)) _roots[VariableOf(name)] = (name, System.IO.Path.GetFullPath(path));
        foreach (var (variable, path) in environment ?? ReadOnlyDictionary<string, string>.Empty)
        {
            if (!variable.StartsWith(VariablePrefix, StringComparison.Ordinal) || variable.Length == VariablePrefix.Length || path.Length == 0) continue;
            _roots.TryAdd(variable.ToUpperInvariant(), (variable[VariablePrefix.Length..].ToLowerInvariant(), System.IO.Path.GetFullPath(path)));
        }
    }

    /// <summary>No roots.</summary>
    public static Roots None { get; } = new(ReadOnlyDictionary<string, string>.Empty);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _roots.Values.Select(root => root.Name).Order(StringComparer.Ordinal)];

    /// <summary>The environment variable that gives a root.</summary>
    public static string VariableOf(string name) => VariablePrefix + name.ToUpperInvariant().Replace('-', '_');

    /// <summary>The folder of a root; <see langword="null"/> where it isn't given.</summary>
    public string? Find(string name) => _roots.TryGetValue(VariableOf(name), out var root) ? root.Path : null;
}
