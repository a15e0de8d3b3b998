using Tlpipe.Abstractions;
using Tlpipe.Standard.Schedules;

namespace Tlpipe.Standard.Tests.Schedules;

public sealed class ScheduleTests
{
    [Fact]
    public void Constant_stays() =>
        AssertCurve([1, 1, 1, 1], Create("constant", new ConstantScheduleOptions()), stepsPerEpoch: 2, epochs: 2);

    [Fact]
    public void Warm_up_rises_linearly_to_full_height() =>
        AssertCurve([0.25, 0.5, 0.75, 1, 1, 1], Create("constant", new ConstantScheduleOptions { Warmup = 2 }), stepsPerEpoch: 2, epochs: 3);

    [Fact]
    public void Warm_up_may_take_part_of_an_epoch() =>
        AssertCurve([0.5, 1, 1, 1], Create("constant", new ConstantScheduleOptions { Warmup = 0.5 }), stepsPerEpoch: 4, epochs: 1);

    [Fact]
    public void Warm_up_longer_than_the_run_never_stops_rising() =>
        AssertCurve([0.25, 0.5, 0.75, 1], Create("cosine", new CosineScheduleOptions { Warmup = 5 }), stepsPerEpoch: 2, epochs: 2);

    [Fact]
    public void One_cycle_is_that_of_PyTorch() =>
        // torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=10, cycle_momentum=False), PyTorch 1.13.
        AssertCurve(
            [0.04, 0.52, 1, 0.9504846320134737, 0.8117456539497631, 0.6112620219362893, 0.38874197806371075, 0.18825834605023697, 0.049519367986526286, 4e-06],
            Create("one-cycle", new OneCycleScheduleOptions()),
            stepsPerEpoch: 5,
            epochs: 2);

    [Fact]
    public void One_cycle_of_one_step_has_a_rate() =>
        Assert.True(Create("one-cycle", new OneCycleScheduleOptions()).Factor(new(0, 1, 1)) > 0);

    [Fact]
    public void Step_falls_every_few_epochs() =>
        AssertCurve(
            [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25],
            Create("step", new StepScheduleOptions { Every = 2, Gamma = 0.5 }),
            stepsPerEpoch: 2,
            epochs: 5);

    [Fact]
    public void Step_counts_its_epochs_from_the_end_of_the_warm_up() =>
        AssertCurve(
            [0.5, 1, 1, 1, 0.1, 0.1],
            Create("step", new StepScheduleOptions { Every = 1, Warmup = 1 }),
            stepsPerEpoch: 2,
            epochs: 3);

    [Fact]
    public void Cosine_falls_step_by_step_and_would_reach_0_after_the_last() =>
        AssertCurve(
            [1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 0],
            Create("cosine", new CosineScheduleOptions()),
            stepsPerEpoch: 2,
            epochs: 2);

    [Fact]
    public void Cosine_spreads_over_what_the_warm_up_leaves() =>
        AssertCurve(
            [0.5, 1, 1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 0],
            Create("cosine", new CosineScheduleOptions { Warmup = 1 }),
            stepsPerEpoch: 2,
            epochs: 3);

    private static ISchedule Create(string name, object options) => Parts.Create<ISchedule>(name, options);

    private static void AssertCurve(double[] expected, ISchedule schedule, long stepsPerEpoch, int epochs)
    {
        for (var step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Factor(new(step, stepsPerEpoch, epochs)), 12);
    }
}
