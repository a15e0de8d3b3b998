using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tlpipe.Abstractions;

/// <summary>Digests a sequence of named values. Every name and value carries its length, so that no two sequences run together.</summary>
public sealed class DigestBuilder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a named text.</summary>
    public DigestBuilder Add(string name, string value)
    {
        Append(Encoding.UTF8.GetBytes(name));
        Append(Encoding.UTF8.GetBytes(value));
        return this;
    }

    /// <summary>Adds a named whole number.</summary>
    public DigestBuilder Add(string name, long value) => Add(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Adds a named digest.</summary>
    public DigestBuilder Add(string name, Digest value) => Add(name, value.Hex);

    /// <summary>The digest of all that was added; the builder is spent.</summary>
    public Digest Build() => new(Convert.ToHexStringLower(_hash.GetHashAndReset()));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Append(byte[] bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
    }
}
