using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>An input as it is handed over, not decoded yet: the content of a file, a text, a record. A model says which it takes, in <c>Manifest.Input.Form</c>.</summary>
/// <param name="Source">What results and errors call it.</param>
/// <param name="Read">Gives its bytes when it is decoded, or throws a <see cref="DiagnosticException"/> that says why it cannot be read. Called on any thread.</param>
public sealed record EncodedInput(string Source, Func<ReadOnlyMemory<byte>> Read)
{
    /// <summary>A file, read when it is decoded.</summary>
    public static EncodedInput File(string path) => new(path, () => ReadFile(path));

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What results and errors call it.</param>
    public static EncodedInput Text(string text, string source = "text")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(source, () => Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A record: its fields by name, as the model's form has them.</summary>
    /// <param name="fields">The fields; they must not change until it is decoded.</param>
    /// <param name="source">What results and errors call it.</param>
    public static EncodedInput Record(JsonObject fields, string source = "record")
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(source, () => Encoding.UTF8.GetBytes(fields.ToJsonString()));
    }

    /// <summary>Streams, each read to its end before the next is asked for: an iterator may dispose of what it gave.</summary>
    internal static IEnumerable<EncodedInput> Streams(IEnumerable<Stream> contents)
    {
        var number = 0;
        foreach (var content in contents) yield return Stream(content, $"stream {++number}");
    }

    /// <summary>The bytes of a stream from where it stands to its end.</summary>
    /// <exception cref="DiagnosticException">TLP4215: it cannot be read.</exception>
    internal static ReadOnlyMemory<byte> ReadStream(Stream content, string source)
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
    internal static ReadOnlyMemory<byte> ReadFile(string path)
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
