using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Tests.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Forecasting;

public sealed class Runs_on_this_machine(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private static readonly PastRun Slow = new(40, 20, "cpu", 1);
    private static readonly PastRun Fast = new(10, 20, "cpu", 4);
    private static readonly PastRun Cuda = new(1, 20, "cuda", 4);

    [Fact]
    public void The_last_one_of_each_way_is_remembered()
    {
        using var folder = new TemporaryFolder();
        var runs = new PastRuns(new CacheLayout(folder.Path));
        Assert.Empty(runs.Of("points"));

        runs.Remember("points", Slow);
        runs.Remember("points", Fast);
        runs.Remember("others", Cuda);
        runs.Remember("points", Slow with { Seconds = 30 });

        Assert.Equal([Slow with { Seconds = 30 }, Fast], runs.Of("points"));
        Assert.Equal([Cuda], runs.Of("others"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{ "format": 2, "runs": [{ "seconds": 1, "steps": 1, "device": "cpu", "threads": 1 }] }""")]
    [InlineData("""{ "format": 1, "runs": [null, { "seconds": 1, "steps": 0, "device": "cpu", "threads": 1 }] }""")]
    [InlineData("""{ "format": 1, "runs": {} }""")]
    public void A_file_that_makes_no_sense_is_as_good_as_none(string text)
    {
        using var folder = new TemporaryFolder();
        var layout = new CacheLayout(folder.Path);
        folder.Write(Path.GetRelativePath(folder.Path, layout.Runs("points")), text);
        var runs = new PastRuns(layout);

        Assert.Empty(runs.Of("points"));
        runs.Remember("points", Slow);
        Assert.Equal([Slow], runs.Of("points"));
    }

    [Fact]
    public void The_time_is_told_by_the_one_that_is_most_alike()
    {
        var plan = planning.Plan(PlanningFixture.Model + "\ntraining: { epochs: 5, batch: 3 }");

        Assert.Equal(15, TrainingTime.StepsOf(plan));
        Assert.Null(TrainingTime.Of(plan, [], "cpu", 1));
        Assert.Equal(new TrainingTime(TimeSpan.FromSeconds(7.5), 15, Fast), TrainingTime.Of(plan, [Slow, Fast, Cuda], "cpu", 4));
        Assert.Equal(new TrainingTime(TimeSpan.FromSeconds(30), 15, Slow), TrainingTime.Of(plan, [Cuda, Slow, Fast], "cpu", 2));
        Assert.Equal(Cuda, TrainingTime.Of(plan, [Cuda], "cpu", 2)!.Last);
    }

    [Fact]
    public void A_training_that_was_cut_off_counts_only_the_steps_it_took()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 4));
        using var stop = new CancellationTokenSource();
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.EpochEnded { Record.Epoch: 3 }) stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => workshop.Build(file, stop.Token));
        workshop.Progress.Then = null;

        var plan = workshop.Build(file).Plan;

        var run = Assert.Single(new PastRuns(new CacheLayout(workshop.CacheFolder)).Of("street"));
        Assert.Equal((TrainingTime.StepsOf(plan) / 4, "cpu", 2), (run.Steps, run.Device, run.Threads));
        Assert.InRange(run.Seconds, 0.001, 600);
    }
}
