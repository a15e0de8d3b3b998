namespace Tlpipe.Pipeline.SideBySide;

/// <summary>An example that one model has right and the other wrong.</summary>
/// <param name="Before">What the first made of it.</param>
/// <param name="After">What the second makes of it.</param>
public sealed record FlippedExample(StoredExample Before, StoredExample After)
{
    /// <summary>Whether the second is the one that is right.</summary>
    public bool IsMended => After.IsRight;
}
