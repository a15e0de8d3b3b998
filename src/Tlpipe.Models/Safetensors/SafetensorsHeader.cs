using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Models.Safetensors;

/// <summary>What the JSON header of a safetensors file says, each name once, the values not yet checked against the file.</summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The key of the free text, beside the tensors.</summary>
    public const string MetadataKey = "__metadata__";
    private const int Levels = 3;
    private const int MaximumDimensions = 64;

    private readonly CheckpointFile _file;
    private bool _metadataSeen;

    private SafetensorsHeader(CheckpointFile file) => _file = file;

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SafetensorsInfo> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the header's JSON.</summary>
    /// <exception cref="DiagnosticException">TLP4003: it is not what safetensors asks for.</exception>
    public static SafetensorsHeader Parse(CheckpointFile file, ReadOnlySpan<byte> json)
    {
        var header = new SafetensorsHeader(file);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Levels });
            reader.Read();
            header.ReadAll(ref reader);
            // A byte after the closing brace that is no white space throws here.
            reader.Read();
            return header;
        }
        catch (JsonException error)
        {
            throw file.Damaged($"its header is not JSON (byte {8 + (error.BytePositionInLine ?? 0)})", error);
        }
        catch (InvalidOperationException error)
        {
            throw file.Damaged("a text in its header is not Unicode", error);
        }
    }

    private void ReadAll(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, "its header");
        while (NextKey(ref reader) is { } name)
        {
            if (name == MetadataKey)
                ReadMetadata(ref reader);
            else if (!Tensors.TryAdd(name, ReadInfo(ref reader, name)))
                throw _file.Damaged($"it holds the tensor '{CheckpointErrors.Shown(name)}' twice");
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (_metadataSeen) throw _file.Damaged("its header has its metadata twice");
        _metadataSeen = true;
        Expect(ref reader, JsonTokenType.StartObject, "the metadata in its header");
        while (NextKey(ref reader) is { } name)
        {
            Expect(ref reader, JsonTokenType.String, $"'{CheckpointErrors.Shown(name)}' in its metadata");
            if (!Metadata.TryAdd(name, reader.GetString()!)) throw _file.Damaged($"its metadata have '{CheckpointErrors.Shown(name)}' twice");
        }
    }

    private SafetensorsInfo ReadInfo(ref Utf8JsonReader reader, string name)
    {
        var what = $"tensor '{CheckpointErrors.Shown(name)}' in its header";
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, what);
        while (NextKey(ref reader) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, what);
                    type = reader.GetString();
                    break;
                case "shape" when shape is null: shape = ReadNumbers(ref reader, what); break;
                case "data_offsets" when offsets is null: offsets = ReadNumbers(ref reader, what); break;
                default: throw _file.Damaged($"{what} has '{CheckpointErrors.Shown(key)}' twice or should not have it");
            }
        }
        return type is not null && shape is not null && offsets is [var begin, var end]
            ? new SafetensorsInfo(type, shape, begin, end)
            : throw _file.Damaged($"{what} lacks dtype, shape or data_offsets");
    }

    private List<long> ReadNumbers(ref Utf8JsonReader reader, string what)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, what);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            if (!reader.TryGetInt64(out var number) || number < 0) throw _file.Damaged($"{what} has a number that is no size");
            if (numbers.Count == MaximumDimensions) throw _file.TooLarge("the number of dimensions of a tensor", MaximumDimensions);
            numbers.Add(number);
        }
        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw NotRight(what);
    }

    private string? NextKey(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType == JsonTokenType.PropertyName) reader.Read();
        if (reader.TokenType != type) throw NotRight(what);
    }

    private DiagnosticException NotRight(string what) => _file.Damaged($"{what} is not what safetensors asks for");
}
