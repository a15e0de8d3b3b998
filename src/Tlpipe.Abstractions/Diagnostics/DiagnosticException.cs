namespace Tlpipe.Abstractions;

/// <summary>Work can't go on, for reasons that are told as diagnostics.</summary>
public sealed class DiagnosticException : Exception
{
    /// <summary>Several reasons at once.</summary>
    public DiagnosticException(IReadOnlyList<Diagnostic> diagnostics, Exception? inner = null)
        : base(string.Join('\n', diagnostics), inner) => Diagnostics = diagnostics;

    /// <summary>One reason.</summary>
    public DiagnosticException(Diagnostic diagnostic, Exception? inner = null)
        : this([diagnostic], inner)
    {
    }

    /// <summary>The reasons; at least one is an error.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
