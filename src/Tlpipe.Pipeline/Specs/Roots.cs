using System.Collections;

namespace Tlpipe.Pipeline.Specs;

/// <summary>
/// Named folders that paths in model files begin with, <c>$(data)/hymenoptera</c>. They say where things lie on this machine and never enter a key.
/// A name doesn't distinguish case, nor '-' from '_', because an environment variable can't.
/// </summary>
public sealed class Roots
{
    private const string VariablePrefix = "TLPIPE_ROOT_";

    private readonly Dictionary<string, (string Name, string Path)> _roots;

    /// <summary>The roots of a run.</summary>
    /// <param name="roots">Name and path; a relative path is relative to the current folder.</param>
    public Roots(IEnumerable<KeyValuePair<string, string>> roots)
    {
        _roots = [];
        foreach (var (name, path) in roots) _roots[VariableOf(name)] = (name, System.IO.Path.GetFullPath(path));
    }

    /// <summary>No roots.</summary>
    public static Roots None { get; } = new([]);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _roots.Values.Select(root => root.Name).Order(StringComparer.Ordinal)];

    /// <summary>The given roots, and beneath them those that the environment names: <c>TLPIPE_ROOT_DATA</c> is <c>data</c>.</summary>
    /// <param name="given">Roots given by hand; they win.</param>
    /// <param name="environment">As <see cref="Environment.GetEnvironmentVariables()"/> gives it.</param>
    public static Dictionary<string, string> WithEnvironment(IReadOnlyDictionary<string, string> given, IDictionary environment)
    {
        var roots = new Dictionary<string, string>(given, StringComparer.Ordinal);
        foreach (DictionaryEntry variable in environment)
        {
            var name = (string)variable.Key;
            if (!name.StartsWith(VariablePrefix, StringComparison.Ordinal) || name.Length == VariablePrefix.Length) continue;
            if (variable.Value is not string { Length: > 0 } path || given.Keys.Any(key => VariableOf(key) == name)) continue;
            roots[name[VariablePrefix.Length..].ToLowerInvariant()] = path;
        }

        return roots;
    }

    /// <summary>The environment variable that gives a root.</summary>
    public static string VariableOf(string name) => VariablePrefix + name.ToUpperInvariant().Replace('-', '_');

    /// <summary>The folder of a root; <see langword="null"/> where it isn't given.</summary>
    public string? Find(string name) => _roots.TryGetValue(VariableOf(name), out var root) ? root.Path : null;
}
