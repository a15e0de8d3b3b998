namespace Tlpipe.Models.Checkpoints;

/// <summary>One way to lay tensors in a file; chosen by the file's content, never by its ending.</summary>
internal abstract class CheckpointFormat
{
    /// <summary>How many first bytes <see cref="Recognizes"/> wants to see.</summary>
    public const int StartLength = 32;

    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a file that begins so is meant to be of this format.</summary>
    public abstract bool Recognizes(ReadOnlySpan<byte> start);

    /// <summary>Reads names, types, shapes and places, checked; no tensor's numbers.</summary>
    public abstract CheckpointContents Read(CheckpointFile file);
}

/// <summary>What a format found in a file.</summary>
/// <param name="Tensors">The tensors, in the file's order, each name once.</param>
/// <param name="Metadata">Free text beside them.</param>
/// <param name="Section">The key under which they were nested.</param>
internal sealed record CheckpointContents(
    IReadOnlyList<StoredTensor> Tensors,
    IReadOnlyDictionary<string, string> Metadata,
    string? Section = null);
