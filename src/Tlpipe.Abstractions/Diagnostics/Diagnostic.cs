namespace Tlpipe.Abstractions;

/// <summary>One thing that a person should know, in compiler style: what is wrong, why, what to do.</summary>
/// <param name="Code">A stable code; the bands are TLP1xxx model file, 2xxx plugins, 3xxx data, 4xxx weights, 5xxx training, 6xxx advice and gates, 7xxx keys and cache, 9xxx environment.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">One line.</param>
/// <param name="Location">The file it speaks of.</param>
/// <param name="Option">The option it speaks of (<c>path</c>), from which the planner finds the position in the YAML file.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Message, SourceLocation? Location = null, string? Option = null)
{
    /// <summary>An error.</summary>
    public static Diagnostic Error(string code, string message, SourceLocation? location = null, string? option = null) =>
        new(code, DiagnosticSeverity.Error, message, location, option);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string code, string message, SourceLocation? location = null, string? option = null) =>
        new(code, DiagnosticSeverity.Warning, message, location, option);

    /// <summary>MSBuild's canonical form: <c>file(line,column): error TLP1001: text</c>.</summary>
    public override string ToString()
    {
        var origin = Location is null ? "tlpipe" : Location.ToString();
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"{origin}: {severity} {Code}: {Message}";
    }
}
