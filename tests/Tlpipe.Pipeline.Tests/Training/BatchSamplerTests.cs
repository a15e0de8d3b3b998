using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class BatchSamplerTests
{
    [Fact]
    public void One_pass_draws_every_example_once()
    {
        var sampler = Sampler(count: 10, batch: 4);

        var drawn = Enumerable.Range(0, 3).SelectMany(step => sampler.Draw(step).Indexes);

        Assert.Equal(3, sampler.BatchesPerPass);
        Assert.Equal(Enumerable.Range(0, 10), drawn.Order());
    }

    [Fact]
    public void The_next_pass_has_an_order_of_its_own()
    {
        var sampler = Sampler(count: 64, batch: 64);

        Assert.NotEqual(sampler.Draw(0).Indexes, sampler.Draw(1).Indexes);
        Assert.Equal((1, 2), (sampler.Draw(1).Pass, sampler.Draw(2).Pass));
    }

    [Fact]
    public void A_step_draws_the_same_whatever_was_drawn_before()
    {
        var walked = Sampler(count: 10, batch: 3);
        for (var step = 0; step < 7; step++) walked.Draw(step);

        Assert.Equal(Sampler(count: 10, batch: 3).Draw(7).Indexes, walked.Draw(7).Indexes);
    }

    [Fact]
    public void A_partial_batch_is_dropped_where_BatchNorm_trains()
    {
        var sampler = Sampler(count: 10, batch: 4, dropPartial: true);

        Assert.Equal(2, sampler.BatchesPerPass);
        Assert.All(Enumerable.Range(0, 6), step => Assert.Equal(4, sampler.Draw(step).Indexes.Length));
    }

    [Fact]
    public void A_data_set_smaller_than_a_batch_keeps_its_only_one() =>
        Assert.Equal([0, 1, 2], Sampler(count: 3, batch: 4, dropPartial: true).Draw(0).Indexes.Order());

    [Theory]
    [InlineData(10, 4, false)]
    [InlineData(10, 4, true)]
    [InlineData(3, 4, true)]
    public void The_examples_of_some_steps_are_those_that_they_draw(int count, int batch, bool dropPartial)
    {
        var sampler = Sampler(count, batch, dropPartial);

        Assert.All(Enumerable.Range(0, 9), steps => Assert.Equal(Enumerable.Range(0, steps).Sum(step => sampler.Draw(step).Indexes.Length), sampler.Examples(steps)));
    }

    private static BatchSampler Sampler(int count, int batch, bool dropPartial = false) =>
        new(count, batch, dropPartial, RandomStream.FromSeed(3));
}
