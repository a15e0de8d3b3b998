using Tlpipe.Pipeline.RateFinding;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.RateFinding;

public sealed class Finding_learning_rates
{
    private static readonly RateRange Usual = new();

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(300)]
    public void On_a_bowl_the_suggestion_lies_where_descent_is_stable(double steepestCurvature)
    {
        var search = RateSearch.Of(RateRangeTest.Run(Usual, Bowl(steepestCurvature, out var trials)), Usual);

        // Descent on a bowl diverges from 2 / curvature on; a rate far below that would be of no use.
        Assert.InRange(search.Suggestion!.Value, 0.002 / steepestCurvature, 2 / steepestCurvature);
        Assert.True(search.Exploded);
        Assert.Equal(trials, search.Trials.Count);
        Assert.Equal(Math.Min(search.Steepest!.Value, search.TenthOfLowest!.Value), search.Suggestion);
        Assert.True(search.Steepest < search.Lowest);
    }

    [Fact]
    public void The_rates_grow_by_the_same_factor_from_the_smallest_to_the_largest()
    {
        var range = new RateRange(0.001, 10, 5);

        Assert.Equal([0.001, 0.01, 0.1, 1, 10], Enumerable.Range(0, 5).Select(step => Math.Round(range.RateAt(step), 9)));
    }

    [Fact]
    public void A_loss_that_does_not_fall_suggests_nothing()
    {
        Assert.Null(RateSearch.Of(RateRangeTest.Run(Usual, (_, _) => 0.7), Usual).Suggestion);
        Assert.Null(RateSearch.Of(RateRangeTest.Run(Usual, (_, _) => null), Usual).Suggestion);
    }

    [Fact]
    public void Noise_alone_suggests_nothing_and_a_descent_within_it_is_found()
    {
        const int Tests = 200;
        var suggested = Enumerable.Range(1, Tests).Count(seed => RateSearch.Of(RateRangeTest.Run(Usual, Noise(seed, (_, _) => 0.7)), Usual).Suggestion is not null);
        Assert.InRange(suggested, 0, Tests / 20);

        Assert.All(Enumerable.Range(1, 20), seed => Assert.InRange(RateSearch.Of(RateRangeTest.Run(Usual, Noise(seed, Bowl(10, out _))), Usual).Suggestion!.Value, 1e-4, 0.2));

        static Func<int, double, double?> Noise(long seed, Func<int, double, double?> loss)
        {
            var random = Tlpipe.Abstractions.RandomStream.FromSeed(seed);
            return (step, rate) => loss(step, rate) + (0.1 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        }
    }

    [Fact]
    public void The_curve_is_drawn_as_wide_as_there_is_room()
    {
        var search = RateSearch.Of(RateRangeTest.Run(Usual, Bowl(10, out _)), Usual);

        Snapshot.Verify($"{string.Join('\n', RateChart.Draw(search, 79, fine: false))}\n\n{string.Join('\n', RateChart.Draw(search, 60, fine: true))}\n");
        Assert.All(RateChart.Draw(search, 60, fine: true), line => Assert.InRange(line.Length, 0, 60));
    }

    [Fact]
    public void A_real_model_gets_the_same_suggestion_twice_and_nothing_is_published()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Models.Street()));
        var range = new RateRange(1e-5, 10, 80);

        var search = pipeline.FindRate(plan, range, workshop.Progress, default);

        Assert.Equal(search.Trials, pipeline.FindRate(plan, range, workshop.Progress, default).Trials);
        Assert.InRange(search.Suggestion!.Value, 1e-4, 1);
        Assert.False(Directory.Exists(workshop.OutputFolder));
        Assert.False(Directory.Exists(Path.Combine(workshop.CacheFolder, "artifacts")));
        Assert.False(File.Exists(workshop.Combine("street.lock.json")));
    }

    [Fact]
    public void Stages_that_tasks_have_for_themselves_are_gone_through_though_the_first_phase_freezes_them()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        const string Tasks = "car: { dataset: street, target: car, head: classification }\n  sign: { dataset: street, target: sign, head: classification }";
        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Models.Street(strategy: "gradual", tasks: Tasks, extra: "  sharing: { use: cross-stitch, from: features.3 }")));

        Assert.Equal(5, pipeline.FindRate(plan, new(1e-5, 1e-3, 5), workshop.Progress, default).Trials.Count);
    }

    [Fact]
    public void It_stops_when_it_is_asked_to()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        using var stop = new CancellationTokenSource();
        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Models.Street()));
        workshop.Progress.Then = told =>
        {
            if (told is TrainingEvent.RateTried { Step: 3 }) stop.Cancel();
        };

        Assert.Throws<OperationCanceledException>(() => pipeline.FindRate(plan, Usual, workshop.Progress, stop.Token));
        Assert.Equal(3, workshop.Progress.Events.OfType<TrainingEvent.RateTried>().Count());
    }

    /// <summary>Plain descent on a sum of squares with three curvatures: steep, ten and a hundred times less.</summary>
    private static Func<int, double, double?> Bowl(double steepestCurvature, out int stepsUntilExplosion)
    {
        stepsUntilExplosion = RateRangeTest.Run(Usual, Fresh()).Count;
        return Fresh();

        Func<int, double, double?> Fresh()
        {
            double[] curvatures = [steepestCurvature, steepestCurvature / 10, steepestCurvature / 100];
            var place = new[] { 1.0, 1.0, 1.0 };
            return (_, rate) =>
            {
                var loss = 0.0;
                for (var axis = 0; axis < place.Length; axis++)
                {
                    loss += curvatures[axis] * place[axis] * place[axis] / 2;
                    place[axis] -= rate * curvatures[axis] * place[axis];
                }

                return loss;
            };
        }
    }
}
