namespace Tlpipe.Models.Checkpoints.Zip;

/// <summary>Where a record of a zip archive lies.</summary>
/// <param name="Position">The byte of the file at which its content begins.</param>
/// <param name="Length">How many bytes it has there.</param>
/// <param name="IsPlain">Whether these bytes are the content itself, neither compressed nor encrypted.</param>
internal sealed record ZipRecord(long Position, long Length, bool IsPlain);
