namespace Tlpipe.Abstractions;

/// <summary>
/// Collects what is wrong with an input, so that all of it is told at once: of very many diagnostics the first, and how many more there are.
/// For one thread.
/// </summary>
/// <param name="rest">Tells how many more there are.</param>
/// <param name="most">How many are told.</param>
public sealed class DiagnosticCollector(Func<int, Diagnostic> rest, int most = DiagnosticCollector.UsualMost)
{
    /// <summary>How many are told by default.</summary>
    public const int UsualMost = 20;

    private readonly List<Diagnostic> _told = [];
    private int _more;

    /// <summary>Takes one; beyond the most that are told it is only counted.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (_told.Count < most) _told.Add(diagnostic);
        else _more++;
    }

    /// <summary>Ends the work where there is any.</summary>
    /// <exception cref="DiagnosticException">There is one.</exception>
    public void ThrowIfAny()
    {
        if (_told.Count == 0) return;
        throw new DiagnosticException(_more == 0 ? [.. _told] : [.. _told, rest(_more)]);
    }
}
