using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tlpipe.Models.Pictures;

/// <summary>The two passes of a resampling over RGBX rows. Sums are 32-bit and rounded to 8 bits after each pass, as in Pillow.</summary>
internal static class ResamplePasses
{
    private const int Precision = ResampleWeights.Precision;
    private const int Half = 1 << (Precision - 1);
    private const int Channels = Picture.BytesPerPixel;

    private static readonly Vector128<byte> LowBytes = Vector128.Create((byte)0, 4, 8, 12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);

    /// <summary>Resizes one row across.</summary>
    /// <param name="source">The row before, beginning at the first pixel of the source region.</param>
    /// <param name="target">The wanted pixels after.</param>
    /// <param name="weights">One entry for each pixel of <paramref name="target"/>.</param>
    public static void Across(ReadOnlySpan<byte> source, Span<byte> target, ResampleWeights weights)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(source);
        var results = MemoryMarshal.Cast<byte, uint>(target);
        for (var i = 0; i < results.Length; i++)
        {
            var w = weights.WeightsOf(i);
            var taps = pixels.Slice(weights.StartOf(i), w.Length);
            var sum = Vector128.Create(Half);
            for (var t = 0; t < taps.Length; t++)
            {
                var pixel = Vector128.CreateScalarUnsafe(taps[t]).AsByte();
                sum += Vector128.WidenLower(Vector128.WidenLower(pixel)).AsInt32() * Vector128.Create(w[t]);
            }
            var clipped = Vector128.Min(sum >>> Precision, Vector128.Create(255));
            results[i] = Vector128.Shuffle(clipped.AsByte(), LowBytes).AsUInt32().ToScalar();
        }
    }

    /// <summary>Mixes rows into one.</summary>
    /// <param name="source">The first of the rows to mix, and all up to the last.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="target">The row after.</param>
    /// <param name="weights">One weight for each row to mix.</param>
    public static void Down(ReadOnlySpan<byte> source, int stride, Span<byte> target, ReadOnlySpan<int> weights)
    {
        // The last row must reach as far as the target: the vector loop below reads unchecked.
        _ = source.Slice((weights.Length - 1) * stride, target.Length);
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(target);
        var x = 0;
        for (; x <= target.Length - Vector256<byte>.Count; x += Vector256<byte>.Count)
            Mix(ref input, (nuint)x, (nuint)stride, weights).StoreUnsafe(ref output, (nuint)x);
        for (; x < target.Length; x++)
        {
            var sum = Half;
            for (var t = 0; t < weights.Length; t++) sum += source[t * stride + x] * weights[t];
            target[x] = (byte)Math.Min(sum >>> Precision, 255);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Mix(ref byte input, nuint at, nuint stride, ReadOnlySpan<int> weights)
    {
        var a = Vector256.Create((uint)Half);
        var b = a;
        var c = a;
        var d = a;
        foreach (var weight in weights)
        {
            var factor = Vector256.Create((uint)weight);
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref input, at));
            a += Vector256.WidenLower(low) * factor;
            b += Vector256.WidenUpper(low) * factor;
            c += Vector256.WidenLower(high) * factor;
            d += Vector256.WidenUpper(high) * factor;
            at += stride;
        }
        var limit = Vector256.Create(255u);
        return Vector256.Narrow(
            Vector256.Narrow(Vector256.Min(a >>> Precision, limit), Vector256.Min(b >>> Precision, limit)),
            Vector256.Narrow(Vector256.Min(c >>> Precision, limit), Vector256.Min(d >>> Precision, limit)));
    }
}
