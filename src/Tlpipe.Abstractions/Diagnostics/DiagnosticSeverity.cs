namespace Tlpipe.Abstractions;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The model is built; somebody should look.</summary>
    Warning,

    /// <summary>No model is built.</summary>
    Error,
}
