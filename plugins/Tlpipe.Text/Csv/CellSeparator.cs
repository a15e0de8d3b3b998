namespace Tlpipe.Text.Csv;

/// <summary>What stands between the cells of a line.</summary>
public enum CellSeparator
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,
}
