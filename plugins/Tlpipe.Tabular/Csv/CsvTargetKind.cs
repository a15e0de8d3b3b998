namespace Tlpipe.Tabular.Csv;

/// <summary>What a target is.</summary>
public enum CsvTargetKind
{
    /// <summary>One of several classes.</summary>
    Class,

    /// <summary>A number.</summary>
    Number,
}
