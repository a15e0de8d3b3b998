namespace Tlpipe.Vision.StreetScenes;

/// <summary>
/// The dice of one scene: SplitMix64 (Steele, Lea and Flood 2014), begun from the data set's seed, the split and the example. Its own,
/// and of integers only, so that a scene has the same pixels on every machine and in every version.
/// </summary>
internal sealed class SceneRandom(ulong seed, int split, int index)
{
    private ulong _state = Mix(Mix(Mix(seed) + (ulong)split) + (ulong)index);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both inclusive.</summary>
    public int Range(int low, int high) => low + (int)(((Next() >> 32) * (ulong)(high - low + 1)) >> 32);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Range(0, 99) < percent;

    /// <summary>One of the given values.</summary>
    public T Pick<T>(ReadOnlySpan<T> values) => values[Range(0, values.Length - 1)];

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
