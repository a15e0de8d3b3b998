namespace Tlpipe.Text.Texts;

/// <summary>What the labels of a target are.</summary>
public enum TextTargetKind
{
    /// <summary>One of several classes: its name.</summary>
    Class,

    /// <summary>Any number of labels: their names with <c>;</c> or <c>|</c> between them, and <c>;</c> alone where none holds.</summary>
    Labels,

    /// <summary>A number.</summary>
    Number,
}
