using System.Collections.ObjectModel;
using Tlpipe.Abstractions;
using Tlpipe.Models.Safetensors;

namespace Tlpipe.Models.Checkpoints;

/// <summary>
/// A file of weights, opened: PyTorch's checkpoints (zip and legacy) and safetensors. Names and shapes are read and
/// checked at once, numbers only when asked for. Nothing in a file is ever run. Reading is thread-safe.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    /// <summary>Safetensors first: the length that such a file begins with can look like the first bytes of any other.</summary>
    private static readonly CheckpointFormat[] Formats = [new SafetensorsFormat(), new TorchZipFormat(), new TorchLegacyFormat()];

    private readonly CheckpointFile _file;
    private readonly Dictionary<string, StoredTensor> _tensors;

    private Checkpoint(CheckpointFile file, string format, CheckpointContents contents)
    {
        _file = file;
        Format = format;
        Section = contents.Section;
        Metadata = contents.Metadata;
        Entries = new ReadOnlyCollection<CheckpointEntry>([.. contents.Tensors.Select(tensor => tensor.Entry)]);
        _tensors = contents.Tensors.ToDictionary(tensor => tensor.Entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The file's path, as it was given.</summary>
    public string Path => _file.Path;

    /// <summary>The file's format: <c>PyTorch zip</c>, <c>PyTorch legacy</c> or <c>safetensors</c>.</summary>
    public string Format { get; }

    /// <summary>The key under which the state dict was nested (<c>state_dict</c>); null where it was the whole file.</summary>
    public string? Section { get; }

    /// <summary>The tensors, in the file's order, each name once.</summary>
    public IReadOnlyList<CheckpointEntry> Entries { get; }

    /// <summary>The free text in a safetensors header; empty elsewhere.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file of weights and reads what it holds, without its numbers.</summary>
    /// <exception cref="DiagnosticException">TLP4001 to TLP4007: it cannot be read, is of no known format, is damaged, or is refused.</exception>
    public static Checkpoint Open(string path)
    {
        var file = CheckpointFile.Open(path);
        try
        {
            var start = file.Start(CheckpointFormat.StartLength);
            var format = Array.Find(Formats, format => format.Recognizes(start)) ?? throw CheckpointErrors.UnknownFormat(path, start);
            return new Checkpoint(file, format.Name, format.Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file holds a tensor of this name.</summary>
    public bool Contains(string name) => _tensors.ContainsKey(name);

    /// <summary>What the file says about a tensor.</summary>
    /// <exception cref="DiagnosticException">TLP4008: there is none of this name.</exception>
    public CheckpointEntry this[string name] => Find(name).Entry;

    /// <summary>Reads a tensor's elements, row by row, little-endian.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="destination">Where they go: exactly <see cref="CheckpointEntry.ByteCount"/> bytes.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="DiagnosticException">TLP4001, TLP4003, TLP4006 or TLP4008: the file cannot be read or holds no such tensor.</exception>
    public void ReadInto(string name, Span<byte> destination)
    {
        var tensor = Find(name);
        if (destination.Length != tensor.Entry.ByteCount)
            throw new ArgumentException($"'{name}' has {tensor.Entry.ByteCount} bytes, the destination {destination.Length}", nameof(destination));
        TensorReader.Read(_file, tensor, destination);
    }

    /// <summary>A stream over a tensor's elements, row by row, little-endian; for tensors too large for one span. It reads from this open file.</summary>
    /// <exception cref="DiagnosticException">TLP4006 or TLP4008: there is none of this name, or it is too large to be put in order.</exception>
    public Stream OpenRead(string name) => TensorReader.Open(_file, Find(name));

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private StoredTensor Find(string name) =>
        _tensors.TryGetValue(name, out var tensor)
            ? tensor
            : throw CheckpointErrors.NoSuchEntry(Path, name, NearestName.Find(name, _tensors.Keys));
}
