using System.ComponentModel;

namespace Tlpipe.Tabular.Csv;

/// <summary>A target of a table.</summary>
public sealed record CsvTargetOptions
{
    /// <summary>The column that holds it.</summary>
    /// <value>Default: the one of the target's own name.</value>
    [Description("The column that holds it; the one of the target's own name by default.")]
    public string? Column { get; init; }

    /// <summary>Whether it is a class or a number.</summary>
    /// <value>Default: a number where the column has more than two different ones and nothing else; kept in the lock.</value>
    [Description("Whether it is a class or a number; a number by default where the column has more than two different ones and nothing else.")]
    public CsvTargetKind? Kind { get; init; }

    /// <summary>Makes two classes of the column: <c>yes</c> where it is this word, and <c>no</c>.</summary>
    /// <value>Default: null, the column's own classes.</value>
    [Description("Makes two classes of the column: yes where it is this word, and no.")]
    public string? Is { get; init; }
}
