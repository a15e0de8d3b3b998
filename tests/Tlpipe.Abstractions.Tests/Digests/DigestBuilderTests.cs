namespace Tlpipe.Abstractions.Tests.Digests;

public sealed class DigestBuilderTests
{
    [Fact]
    public void Sequences_that_would_run_together_have_different_digests()
    {
        using var first = new DigestBuilder();
        using var second = new DigestBuilder();

        Assert.NotEqual(first.Add("ab", "c").Build(), second.Add("a", "bc").Build());
    }

    [Fact]
    public void A_digest_is_SHA_256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest.Of("abc").Hex);
}
