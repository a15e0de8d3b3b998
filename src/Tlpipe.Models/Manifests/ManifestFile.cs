using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Manifests;

/// <summary>Reads and writes <c>model.json</c>. The same manifest gives the same bytes.</summary>
public static class ManifestFile
{
    private const long MaximumBytes = 64 << 20;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // Class names stay readable; a manifest is never put into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Writes a manifest; the file appears whole or not at all.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void Write(string path, ModelManifest manifest)
    {
        var text = ManifestWriter.Write(manifest).ToJsonString(Readable) + "\n";
        AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Reads a manifest and checks all of it.</summary>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4203: it cannot be read, is no manifest, or is newer than this version.</exception>
    public static ModelManifest Read(string path) => Read(path, out _);

    /// <summary>As <see cref="Read(string)"/>, and gives the digest of the very bytes that were read.</summary>
    internal static ModelManifest Read(string path, out Digest digest)
    {
        var bytes = ReadBytes(path);
        digest = Digest.Of(bytes);
        try
        {
            var root = JsonNode.Parse(bytes, documentOptions: Strict);
            return ManifestReader.Read(new ManifestNode(path, "", root));
        }
        catch (JsonException error)
        {
            throw ManifestErrors.Malformed(path, error.LineNumber is { } line ? $"it is not JSON (line {line + 1})" : "it names a member twice", error);
        }
        catch (InvalidOperationException error)
        {
            throw ManifestErrors.Malformed(path, "a text in it is not Unicode", error);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaximumBytes) throw ManifestErrors.Malformed(path, $"it has {stream.Length} bytes, more than {MaximumBytes}");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ManifestErrors.Unreadable(path, "there is no such file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ManifestErrors.Unreadable(path, error.Message, error);
        }
    }
}
