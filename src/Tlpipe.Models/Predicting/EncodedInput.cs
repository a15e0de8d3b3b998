using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>An input as it lies in a file or came through a stream, not decoded yet.</summary>
/// <param name="Source">What results and errors call it.</param>
/// <param name="Read">Gives its bytes, or throws why it cannot be read (TLP4215).</param>
internal sealed record EncodedInput(string Source, Func<ReadOnlyMemory<byte>> Read)
{
    /// <summary>A file, read when it is decoded.</summary>
    public static EncodedInput File(string path) => new(path, () => ReadFile(path));

    /// <summary>Streams, each read to its end before the next is asked for: an iterator may dispose of what it gave.</summary>
    public static IEnumerable<EncodedInput> Streams(IEnumerable<Stream> contents)
    {
        var number = 0;
        foreach (var content in contents) yield return Stream(content, $"stream {++number}");
    }

    /// <summary>The bytes of a stream from where it stands to its end.</summary>
    /// <exception cref="DiagnosticException">TLP4215: it cannot be read.</exception>
    public static ReadOnlyMemory<byte> ReadStream(Stream content, string source)
    {
        using var copy = new MemoryStream();
        try
        {
            content.CopyTo(copy);
        }
        catch (IOException error)
        {
            throw PredictingErrors.InputUnreadable(source, error);
        }
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="DiagnosticException">TLP4215: it cannot be read.</exception>
    public static ReadOnlyMemory<byte> ReadFile(string path)
    {
        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw PredictingErrors.InputUnreadable(path, error);
        }
    }

    private static EncodedInput Stream(Stream content, string source)
    {
        try
        {
            var bytes = ReadStream(content, source);
            return new EncodedInput(source, () => bytes);
        }
        catch (DiagnosticException error)
        {
            return new EncodedInput(source, () => throw new DiagnosticException(error.Diagnostics, error));
        }
    }
}
