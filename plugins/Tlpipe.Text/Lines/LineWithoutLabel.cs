namespace Tlpipe.Text.Lines;

/// <summary>What becomes of a line that has no label and text.</summary>
public enum LineWithoutLabel
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>It continues the text before it, with a space between them.</summary>
    Join,

    /// <summary>It is left out.</summary>
    Skip,
}
