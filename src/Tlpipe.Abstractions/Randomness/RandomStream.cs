using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tlpipe.Abstractions;

/// <summary>
/// A stream of random numbers that is named, not shared: derived from a seed and a purpose, never from what was drawn before elsewhere,
/// so that adding a metric, a worker or a validation pass changes nothing. Not thread-safe; derive one for each use.
/// </summary>
/// <remarks>Philox4x32-10: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</remarks>
public sealed class RandomStream
{
    private readonly ulong _key;
    private readonly ulong _stream;
    private ulong _counter;
    private Philox.Block _block;
    private int _used = Philox.Block.Size;

    private RandomStream(ulong key, ulong stream)
    {
        _key = key;
        _stream = stream;
    }

    /// <summary>The root of all streams of one seed.</summary>
    public static RandomStream FromSeed(long seed) => new((ulong)seed, 0);

    /// <summary>A stream of its own for a purpose and its indexes: <c>root.Derive("shuffle", epoch)</c>. What this stream has given already does not matter.</summary>
    public RandomStream Derive(string purpose, params ReadOnlySpan<long> indexes)
    {
        var name = Encoding.UTF8.GetBytes(purpose);
        var bytes = new byte[16 + name.Length + 1 + (8 * indexes.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _key);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), _stream);
        name.CopyTo(bytes, 16);
        for (var i = 0; i < indexes.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(17 + name.Length + (8 * i)), indexes[i]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]));
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == Philox.Block.Size)
        {
            _block = Philox.Generate(_key, _stream, _counter++);
            _used = 0;
        }

        return _block[_used++];
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => NextUInt32() | ((ulong)NextUInt32() << 32);

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A whole number in [0, <paramref name="exclusiveMaximum"/>), every one equally likely.</summary>
    /// <remarks>Lemire, "Fast random integer generation in an interval", 2019.</remarks>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        var range = (uint)exclusiveMaximum;
        var threshold = (0u - range) % range;
        ulong product;
        do product = (ulong)NextUInt32() * range;
        while ((uint)product < threshold);
        return (int)(product >> 32);
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>A seed for a generator of libtorch: not negative.</summary>
    public long NextSeed() => (long)(NextUInt64() >> 1);
}
