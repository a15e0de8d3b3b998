namespace Tlpipe.Models.Tests.Pictures;

/// <summary>One picture as PIL or torchvision sees it.</summary>
/// <param name="Kind">What was done: decode, centre or region.</param>
/// <param name="Path">The picture.</param>
/// <param name="Width">Width of the result.</param>
/// <param name="Height">Height of the result.</param>
/// <param name="RawPath">A file with the result's RGB bytes.</param>
/// <param name="Parameters">The parameters of the kind.</param>
public sealed record ReferenceResult(string Kind, string Path, int Width, int Height, string RawPath, int[] Parameters)
{
    public static ReferenceResult Parse(string line)
    {
        var parts = line.Split('\t');
        return new ReferenceResult(parts[0], parts[1], int.Parse(parts[2]), int.Parse(parts[3]), parts[4], [.. parts.Skip(5).Select(int.Parse)]);
    }

    /// <summary>Fails unless a planar picture agrees everywhere with this result.</summary>
    public void AssertSame(int width, int height, ReadOnlySpan<byte> planar)
    {
        Assert.Equal((Width, Height), (width, height));
        var expected = File.ReadAllBytes(RawPath);
        Assert.Equal(expected.Length, planar.Length);
        var area = Width * Height;
        int differing = 0, largest = 0;
        for (var i = 0; i < area; i++)
            for (var c = 0; c < 3; c++)
            {
                var difference = Math.Abs(expected[3 * i + c] - planar[c * area + i]);
                if (difference > 0) differing++;
                largest = Math.Max(largest, difference);
            }
        Assert.True(differing == 0, $"{Kind} {Path} {string.Join(' ', Parameters)}: {differing} of {3 * area} values differ, by up to {largest}");
    }
}
