namespace Tlpipe.Text.Lines;

/// <summary>What stands between the label and the text of a line.</summary>
public enum LineSeparator
{
    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A space.</summary>
    Space,
}
