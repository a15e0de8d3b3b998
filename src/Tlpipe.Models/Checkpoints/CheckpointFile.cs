using Microsoft.Win32.SafeHandles;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints;

/// <summary>An open file of weights: reads at any position, within bounds, and words the errors.</summary>
internal sealed class CheckpointFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private CheckpointFile(string path, SafeFileHandle handle, long length)
    {
        Path = path;
        _handle = handle;
        Length = length;
    }

    public string Path { get; }

    public long Length { get; }

    public static CheckpointFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            return new CheckpointFile(path, handle, RandomAccess.GetLength(handle));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            handle?.Dispose();
            throw CheckpointErrors.Unreadable(path, Reason(path, error), error);
        }
    }

    /// <summary>Fills the destination from a position; running past the end is a damaged file.</summary>
    public void ReadAt(long position, Span<byte> destination)
    {
        if (position < 0 || position > Length - destination.Length)
            throw Damaged($"it ends at byte {Length}, in the middle of what should lie there");
        while (!destination.IsEmpty)
        {
            var count = ReadSome(position, destination);
            if (count == 0) throw Damaged($"it became shorter than {Length} bytes while it was read");
            position += count;
            destination = destination[count..];
        }
    }

    /// <summary>The first bytes, fewer in a shorter file.</summary>
    public byte[] Start(int count)
    {
        var start = new byte[Math.Min(count, Length)];
        ReadAt(0, start);
        return start;
    }

    public DiagnosticException Damaged(string what, Exception? inner = null) => CheckpointErrors.Damaged(Path, what, inner);

    public DiagnosticException TooLarge(string what, long limit) => CheckpointErrors.TooLarge(Path, what, limit);

    public void Dispose() => _handle.Dispose();

    private int ReadSome(long position, Span<byte> destination)
    {
        try
        {
            return RandomAccess.Read(_handle, destination, position);
        }
        catch (IOException error)
        {
            throw CheckpointErrors.Unreadable(Path, error.Message, error);
        }
    }

    private static string Reason(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        _ when Directory.Exists(path) => "it is a folder, not a file",
        UnauthorizedAccessException => "this user may not read it",
        _ => error.Message,
    };
}
