using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Safetensors;

/// <summary>
/// Writes safetensors: the same tensors give the same bytes, whatever order they come in. Larger element types come first,
/// then names in ordinal order, so that every tensor is aligned to its element.
/// </summary>
public static class SafetensorsWriter
{
    private const int HeaderAlignment = 8;

    /// <summary>Writes a file beside the path, flushes it to disk and renames it, so that the path never names half a file.</summary>
    /// <param name="path">Where the file goes; a file there is replaced.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">Free text for the header; none by default.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or one has a type or a name that safetensors lacks.</exception>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var laidOut = LayOut(tensors);
        AtomicFile.Write(path, stream => Write(stream, laidOut, metadata));
    }

    /// <summary>Writes to a stream.</summary>
    /// <inheritdoc cref="Write(string, IEnumerable{SafetensorsTensor}, IReadOnlyDictionary{string, string}?)"/>
    public static void Write(Stream stream, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        Write(stream, LayOut(tensors), metadata);

    private static void Write(Stream stream, List<(SafetensorsTensor Tensor, CheckpointEntry Entry)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        WriteHeader(stream, tensors, metadata);
        foreach (var (tensor, entry) in tensors)
        {
            var counting = new CountingStream(stream);
            tensor.WriteElements(counting);
            if (counting.Count != entry.ByteCount)
                throw new ArgumentException($"tensor '{tensor.Name}' has {entry.ByteCount} bytes, but {counting.Count} were written", nameof(tensors));
        }
    }

    private static List<(SafetensorsTensor Tensor, CheckpointEntry Entry)> LayOut(IEnumerable<SafetensorsTensor> tensors)
    {
        var ordered = tensors
            .OrderByDescending(tensor => tensor.DataType.ElementSize())
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal)
            .Select(tensor => (tensor, new CheckpointEntry(tensor.Name, tensor.DataType, tensor.Shape)))
            .ToList();
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataKey };
        foreach (var (tensor, _) in ordered)
        {
            if (!names.Add(tensor.Name)) throw new ArgumentException($"two tensors are named '{tensor.Name}'", nameof(tensors));
            if (SafetensorsTypes.NameOf(tensor.DataType) is null) throw new ArgumentException($"safetensors has no type {tensor.DataType}", nameof(tensors));
        }
        return ordered;
    }

    private static void WriteHeader(Stream stream, List<(SafetensorsTensor Tensor, CheckpointEntry Entry)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var header = new MemoryStream();
        // Relaxed: names stay readable; the header is never put into a web page.
        using (var json = new Utf8JsonWriter(header, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            WriteInfos(json, tensors);
            json.WriteEndObject();
        }
        while (header.Length % HeaderAlignment != 0) header.WriteByte((byte)' ');

        Span<byte> prefix = stackalloc byte[SafetensorsFormat.PrefixLength];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        stream.Write(prefix);
        header.WriteTo(stream);
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null or { Count: 0 }) return;
        json.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(item => item.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteInfos(Utf8JsonWriter json, List<(SafetensorsTensor Tensor, CheckpointEntry Entry)> tensors)
    {
        var begin = 0L;
        foreach (var (tensor, entry) in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", SafetensorsTypes.NameOf(tensor.DataType));
            WriteNumbers(json, "shape", tensor.Shape);
            WriteNumbers(json, "data_offsets", [begin, begin + entry.ByteCount]);
            json.WriteEndObject();
            begin += entry.ByteCount;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
