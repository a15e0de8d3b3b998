using System.Runtime.InteropServices;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What tells that a file is probably still the same.</summary>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ModifiedTicks">The time of its last modification, UTC, in units of 100 ns since the year 1.</param>
/// <param name="ChangedTicks">Its <see cref="ChangeTime"/>, which nobody can put back.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FileStamp(long Size, long ModifiedTicks, long ChangedTicks)
{
    /// <summary>The stamp of a file; of its target, where it is a link.</summary>
    /// <exception cref="IOException">There is no such file, or it can't be opened.</exception>
    public static FileStamp Of(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            return new(RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file).Ticks, ChangeTime.Of(path));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
