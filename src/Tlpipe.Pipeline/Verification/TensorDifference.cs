using System.Globalization;
using System.Runtime.InteropServices;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Verification;

/// <summary>The first tensor in which two files of weights differ.</summary>
internal static class TensorDifference
{
    /// <summary>In the first file's order; <see langword="null"/> where all tensors are the same.</summary>
    public static string? First(string locked, string rebuilt)
    {
        using var old = Checkpoint.Open(locked);
        using var now = Checkpoint.Open(rebuilt);
        return old.Entries.Select(entry => Of(entry, old, now)).FirstOrDefault(difference => difference is not null)
            ?? now.Entries.Where(entry => !old.Contains(entry.Name)).Select(entry => $"the tensor {entry}, which the locked weights have not").FirstOrDefault();
    }

    private static string? Of(CheckpointEntry entry, Checkpoint old, Checkpoint now)
    {
        if (!now.Contains(entry.Name)) return $"the tensor {entry}, which is missing";
        if (now[entry.Name].ToString() != entry.ToString()) return $"the tensor {now[entry.Name]}, which the locked weights have as {entry}";
        var (before, after) = (Bytes(old, entry), Bytes(now, entry));
        if (before.AsSpan().SequenceEqual(after)) return null;
        return entry.DataType == ScalarType.Float32 ? Floats(entry, before, after) : $"the tensor {entry}";
    }

    private static string Floats(CheckpointEntry entry, byte[] before, byte[] after)
    {
        var old = MemoryMarshal.Cast<byte, float>(before);
        var now = MemoryMarshal.Cast<byte, float>(after);
        var (differing, most) = (0, 0.0);
        for (var i = 0; i < old.Length; i++)
        {
            if (BitConverter.SingleToUInt32Bits(old[i]) == BitConverter.SingleToUInt32Bits(now[i])) continue;
            differing++;
            most = Math.Max(most, Math.Abs((double)old[i] - now[i]));
        }

        return string.Create(CultureInfo.InvariantCulture, $"the tensor {entry}: {differing} of its {entry.ElementCount} numbers differ, by at most {most:g3}");
    }

    private static byte[] Bytes(Checkpoint file, CheckpointEntry entry)
    {
        var bytes = new byte[entry.ByteCount];
        file.ReadInto(entry.Name, bytes);
        return bytes;
    }
}
