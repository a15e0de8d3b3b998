using System.Buffers;
using System.Security.Cryptography;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>Copies and digests in one pass.</summary>
internal static class CheckedCopy
{
    private const int BufferSize = 1 << 18;

    /// <summary>Copies a file, and gives the digest of what was copied.</summary>
    public static Digest Copy(string source, string target)
    {
        using var input = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var output = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int read; (read = input.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                output.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
