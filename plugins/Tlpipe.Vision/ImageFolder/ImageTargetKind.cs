namespace Tlpipe.Vision.ImageFolder;

/// <summary>What a column of a label file holds.</summary>
public enum ImageTargetKind
{
    /// <summary>One of several classes: its name.</summary>
    Class,

    /// <summary>Any number of labels: their names with <c>;</c> or <c>|</c> between them, and <c>;</c> alone where none holds.</summary>
    Labels,

    /// <summary>A number.</summary>
    Number,
}
