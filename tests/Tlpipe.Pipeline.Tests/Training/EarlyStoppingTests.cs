using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class EarlyStoppingTests
{
    [Fact]
    public void A_run_that_still_improves_goes_on() =>
        Assert.False(EarlyStopping.IsDue([0.5, 0.6, 0.55, 0.7], patience: 2, minDelta: 0));

    [Fact]
    public void A_run_ends_when_it_has_waited_as_long_as_its_patience() =>
        Assert.True(EarlyStopping.IsDue([0.5, 0.7, 0.6, 0.7], patience: 2, minDelta: 0));

    [Fact]
    public void A_gain_below_the_least_that_counts_is_none() =>
        Assert.True(EarlyStopping.IsDue([0.5, 0.501, 0.502], patience: 2, minDelta: 0.01));
}
