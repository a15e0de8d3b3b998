using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Collects diagnostics, so that everything is checked and then everything is told once.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];

    public int ErrorCount => _diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public bool HasErrors => ErrorCount > 0;

    /// <summary>All of them, as they came.</summary>
    public IReadOnlyList<Diagnostic> All => _diagnostics;

    public IEnumerable<Diagnostic> Warnings => Sorted().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);

    /// <summary>Adds a diagnostic. It stays one line whatever names a file or a plugin put into it.</summary>
    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic with { Message = SpecDiagnostics.OneLine(diagnostic.Message) });

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Add(diagnostic);
    }

    /// <summary>Takes a diagnostic out that another one tells as well.</summary>
    public void Remove(Diagnostic diagnostic) => _diagnostics.Remove(diagnostic);

    /// <summary>File by file as they were first met, and within a file from top to bottom.</summary>
    public IReadOnlyList<Diagnostic> Sorted()
    {
        var files = _diagnostics.Select(diagnostic => diagnostic.Location?.File).Distinct(StringComparer.Ordinal).ToList();
        return [.. _diagnostics
            .OrderBy(diagnostic => files.IndexOf(diagnostic.Location?.File))
            .ThenBy(diagnostic => diagnostic.Location?.Line ?? 0)
            .ThenBy(diagnostic => diagnostic.Location?.Column ?? 0)];
    }

    /// <exception cref="DiagnosticException">There is an error; it carries the warnings as well.</exception>
    public void ThrowIfErrors()
    {
        if (HasErrors) throw new DiagnosticException(Sorted());
    }
}
