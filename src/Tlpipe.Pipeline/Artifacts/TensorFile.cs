using System.Security.Cryptography;
using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Models.Safetensors;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Tensors in safetensors files.</summary>
internal static class TensorFile
{
    private const string DigestKey = "sha256";

    /// <summary>One entry of an open file. The tensor is the caller's.</summary>
    public static Tensor Read(Checkpoint file, string name)
    {
        var entry = file[name];
        var tensor = empty([.. entry.Shape], entry.DataType);
        file.ReadInto(name, tensor.bytes);
        return tensor;
    }

    /// <summary>All entries of a file, by name. The tensors are the caller's.</summary>
    public static Dictionary<string, Tensor> ReadAll(Checkpoint file) =>
        file.Entries.ToDictionary(entry => entry.Name, entry => Read(file, entry.Name), StringComparer.Ordinal);

    /// <summary>A digest of names, types, shapes and bytes.</summary>
    public static Digest DigestOf(IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            var plain = tensor.detach().cpu().contiguous();
            Append(hash, name, tensor.dtype, tensor.shape, plain.bytes);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Writes tensors with metadata; the file appears whole or not at all.</summary>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SafetensorsWriter.Write(path, tensors.Select(entry => Stored(entry.Key, entry.Value)), metadata);
    }

    /// <summary>Writes tensors with a digest beside them.</summary>
    public static void SaveVerified(string path, IReadOnlyDictionary<string, Tensor> tensors) =>
        Save(path, tensors, new Dictionary<string, string> { [DigestKey] = DigestOf(tensors).Hex });

    /// <summary>Reads what <see cref="SaveVerified"/> wrote; <see langword="null"/> where there is no such file or its content is not what was written.</summary>
    public static Dictionary<string, Tensor>? TryLoadVerified(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = Checkpoint.Open(path);
            var tensors = ReadAll(file);
            if (file.Metadata.GetValueOrDefault(DigestKey) == DigestOf(tensors).Hex) return tensors;
            foreach (var tensor in tensors.Values) tensor.Dispose();
            return null;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    /// <summary>Whether a file holds what <see cref="SaveVerified"/> wrote. No tensor is made.</summary>
    public static bool IsWhole(string path)
    {
        try
        {
            using var file = Checkpoint.Open(path);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var entry in file.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var bytes = new byte[entry.ByteCount];
                file.ReadInto(entry.Name, bytes);
                Append(hash, entry.Name, entry.DataType, entry.Shape, bytes);
            }

            return file.Metadata.GetValueOrDefault(DigestKey) == Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (DiagnosticException)
        {
            return false;
        }
    }

    private static void Append(IncrementalHash hash, string name, ScalarType type, IEnumerable<long> shape, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{type}\0{string.Join(',', shape)}\0"));
        hash.AppendData(bytes);
    }

    private static SafetensorsTensor Stored(string name, Tensor tensor) => new(name, tensor.dtype, tensor.shape, stream =>
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        stream.Write(plain.bytes);
    });
}
