namespace Tlpipe.Abstractions.Tests.Randomness;

public sealed class PhiloxTests
{
    // The known answers of the Random123 library (kat_vectors, philox4x32 10), counter and key as words from low to high.
    [Theory]
    [InlineData(0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x299f31d0a4093822, 0x0370734413198a2e, 0x85a308d3243f6a88, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void It_gives_the_known_answers(ulong key, ulong stream, ulong counter, uint a, uint b, uint c, uint d)
    {
        var block = Philox.Generate(key, stream, counter);

        Assert.Equal([a, b, c, d], new[] { block[0], block[1], block[2], block[3] });
    }
}
