using Tlpipe.Pipeline.SideBySide;

namespace Tlpipe.Pipeline.Tests.Evaluation;

public sealed class McNemars_test
{
    // Sums of binomial coefficients, computed with Python's fractions.
    [Theory]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(9, 1, 0.021484375)]
    [InlineData(7, 21, 0.012540951371192932)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(1000, 1200, 2.1817026407914712e-05)]
    public void Tells_how_likely_so_unequal_a_split_is_by_chance(int lost, int won, double p) =>
        Assert.Equal(1, McNemar.ExactP(lost, won) / p, 9);
}
