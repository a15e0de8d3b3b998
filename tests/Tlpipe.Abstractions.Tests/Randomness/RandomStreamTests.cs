namespace Tlpipe.Abstractions.Tests.Randomness;

public sealed class RandomStreamTests
{
    [Fact]
    public void A_derived_stream_does_not_depend_on_what_was_drawn_before()
    {
        var fresh = RandomStream.FromSeed(7);
        var used = RandomStream.FromSeed(7);
        for (var i = 0; i < 100; i++) used.NextUInt32();

        Assert.Equal(Draw(fresh.Derive("shuffle", 3)), Draw(used.Derive("shuffle", 3)));
    }

    [Fact]
    public void Streams_of_other_seeds_purposes_and_indexes_differ()
    {
        var root = RandomStream.FromSeed(7);
        ulong[][] streams =
        [
            Draw(root), Draw(RandomStream.FromSeed(8)), Draw(root.Derive("shuffle")), Draw(root.Derive("augment")),
            Draw(root.Derive("shuffle", 0)), Draw(root.Derive("shuffle", 1)), Draw(root.Derive("shuffle", 0, 1)), Draw(root.Derive("shuffle", 1, 0)),
        ];

        Assert.Equal(streams.Length, streams.Select(stream => string.Join(',', stream)).Distinct().Count());
    }

    [Fact]
    public void Whole_numbers_are_evenly_spread()
    {
        var stream = RandomStream.FromSeed(1);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++) counts[stream.Next(6)]++;

        // Chi-squared with five degrees of freedom exceeds 20.5 once in a thousand.
        Assert.InRange(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000), 0, 20.5);
    }

    [Fact]
    public void A_shuffle_keeps_every_element_and_the_same_stream_gives_the_same_order()
    {
        int[] first = [.. Enumerable.Range(0, 100)], second = [.. first];
        RandomStream.FromSeed(5).Derive("shuffle").Shuffle<int>(first);
        RandomStream.FromSeed(5).Derive("shuffle").Shuffle<int>(second);

        Assert.Equal(first, second);
        Assert.NotEqual(Enumerable.Range(0, 100), first);
        Assert.Equal(Enumerable.Range(0, 100), first.Order());
    }

    [Fact]
    public void Doubles_stay_within_their_bounds()
    {
        var stream = RandomStream.FromSeed(2);
        for (var i = 0; i < 10_000; i++) Assert.InRange(stream.NextDouble(-1, 3), -1, 3);
    }

    private static ulong[] Draw(RandomStream stream) => [stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64()];
}
