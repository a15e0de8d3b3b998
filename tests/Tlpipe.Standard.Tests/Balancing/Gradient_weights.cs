using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>The weights that each method gives to small gradients, against what was computed by hand or by brute force.</summary>
public sealed class Gradient_weights
{
    private static readonly double[][] Conflicting = [[1, 0], [-1, 1]];
    private static readonly double[][] Three = [[1, 0, 0.5], [-0.4, 1, 0], [0.2, -0.3, 2]];

    [Fact]
    public void Pcgrad_projects_each_gradient_onto_the_normal_plane_of_the_other()
    {
        var weights = Weigh(new PcgradBalancing(Vectors.Tasks(2)), Conflicting);
        // g1 - (g1·g2 / |g2|²) g2 = (1, 0) + (-1, 1) / 2 and g2 - (g2·g1 / |g1|²) g1 = (-1, 1) + (1, 0); the mean of both.
        Vectors.AssertClose([1, 0.75], weights);
        Vectors.AssertClose([0.25, 0.75], Vectors.Sum(Conflicting, weights));
    }

    [Fact]
    public void Pcgrad_takes_the_mean_where_nothing_conflicts() =>
        Vectors.AssertClose([0.5, 0.5], Weigh(new PcgradBalancing(Vectors.Tasks(2)), [[1, 0], [1, 1]]));

    [Fact]
    public void Pcgrad_projects_in_an_order_drawn_from_the_steps_randomness()
    {
        double[][] gradients = [[1, 0], [-1, 1], [-1, -0.5]];
        // Only the order in which g1 and g3 are projected differs: by hand, g2 first or g3 first.
        double[] oneWay = Projected(gradients, [1, 2], [0, 2], [0, 1]);
        double[] otherWay = Projected(gradients, [2, 1], [0, 2], [0, 1]);
        var seen = Enumerable.Range(0, 40)
            .Select(seed => Weigh(new PcgradBalancing(Vectors.Tasks(3)), gradients, randomness: RandomStream.FromSeed(seed)))
            .Select(weights => Vectors.Sum(gradients, weights))
            .ToList();
        Assert.Contains(seen, step => Close(step, oneWay));
        Assert.Contains(seen, step => Close(step, otherWay));
        Assert.Equal(seen[3], Vectors.Sum(gradients, Weigh(new PcgradBalancing(Vectors.Tasks(3)), gradients, randomness: RandomStream.FromSeed(3))));
    }

    [Fact]
    public void Mgda_finds_the_shortest_combination_of_two()
    {
        // Sener and Koltun's closed form: (g2 - g1)·g2 / |g1 - g2|².
        Vectors.AssertClose([0.6, 0.4], Weigh(new MgdaBalancing(Vectors.Tasks(2), GradientNormalization.None), Conflicting));
        Vectors.AssertClose([1, 0], Weigh(new MgdaBalancing(Vectors.Tasks(2), GradientNormalization.None), [[1, 0], [3, 1]]));
    }

    [Fact]
    public void Mgda_finds_the_shortest_combination_of_three()
    {
        var weights = Weigh(new MgdaBalancing(Vectors.Tasks(3), GradientNormalization.None), Three);
        Assert.Equal(1, weights.Sum(), 9);
        Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
        Assert.True(Vectors.Length(Vectors.Sum(Three, weights)) <= Simplex(100).Min(candidate => Vectors.Length(Vectors.Sum(Three, candidate))) + 1e-9);
        // No task is harmed: every gradient points along the shortest one.
        var step = Vectors.Sum(Three, weights);
        Assert.All(Three, gradient => Assert.True(Vectors.Dot(gradient, step) >= Vectors.Dot(step, step) - 1e-6));
    }

    [Fact]
    public void Mgda_divides_the_gradients_first_where_it_is_told_to()
    {
        double[][] gradients = [[4, 0], [0, 1]];
        double[] losses = [2, 1];
        Vectors.AssertClose([1 / 17.0, 16 / 17.0], Weigh(new MgdaBalancing(Vectors.Tasks(2), GradientNormalization.None), gradients, losses), 1e-7);
        Vectors.AssertClose([0.5, 0.5], Weigh(new MgdaBalancing(Vectors.Tasks(2), GradientNormalization.L2), gradients, losses), 1e-7);
        Vectors.AssertClose([0.2, 0.8], Weigh(new MgdaBalancing(Vectors.Tasks(2), GradientNormalization.Loss), gradients, losses), 1e-7);
        Vectors.AssertClose([0.8, 0.2], Weigh(new MgdaBalancing(Vectors.Tasks(2), GradientNormalization.LossAndL2), gradients, losses), 1e-7);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Cagrad_serves_the_worst_off_of_two_as_well_as_any_step_in_its_ball(double c)
    {
        var step = Vectors.Sum(Conflicting, Weigh(new CagradBalancing(Vectors.Tasks(2), c), Conflicting));
        double[] mean = [0, 0.5];
        Assert.Equal(c * 0.5, Vectors.Length([step[0] - mean[0], step[1] - mean[1]]), 5);
        var best = Enumerable.Range(0, 20_000)
            .Select(i => 2 * Math.PI * i / 20_000)
            .Max(angle => Conflicting.Min(gradient => Vectors.Dot(gradient, [mean[0] + (c * 0.5 * Math.Cos(angle)), mean[1] + (c * 0.5 * Math.Sin(angle))])));
        Assert.Equal(best, Conflicting.Min(gradient => Vectors.Dot(gradient, step)), 4);
    }

    [Fact]
    public void Cagrad_minimises_its_dual_over_three()
    {
        const double C = 0.4;
        var mean = Vectors.Sum(Three, [1 / 3.0, 1 / 3.0, 1 / 3.0]);
        var radius = C * Vectors.Length(mean);
        var weights = Weigh(new CagradBalancing(Vectors.Tasks(3), C), Three);
        double[] added = [.. weights.Select(weight => weight - (1 / 3.0))];
        double[] least = [.. added.Select(weight => weight / added.Sum())];
        Assert.Equal(radius, Vectors.Length(Vectors.Sum(Three, added)), 5);
        Assert.True(Dual(least) <= Simplex(100).Min(Dual) + 1e-9);

        double Dual(double[] candidate)
        {
            var combination = Vectors.Sum(Three, candidate);
            return Vectors.Dot(combination, mean) + (radius * Vectors.Length(combination));
        }
    }

    [Fact]
    public void Cagrad_without_room_is_the_mean() =>
        Vectors.AssertClose([0.5, 0.5], Weigh(new CagradBalancing(Vectors.Tasks(2), 0), Conflicting));

    [Fact]
    public void Imtl_g_is_the_papers_closed_form_for_two()
    {
        double[][] gradients = [[3, 0], [0, 1]];
        // Equal projections on both: 3 a1 = a2.
        Vectors.AssertClose([0.25, 0.75], Weigh(new ImtlGBalancing(Vectors.Tasks(2)), gradients));
        Vectors.AssertClose(PaperImtlG(Conflicting), Weigh(new ImtlGBalancing(Vectors.Tasks(2)), Conflicting));
    }

    [Fact]
    public void Imtl_g_projects_equally_on_all_three()
    {
        var weights = Weigh(new ImtlGBalancing(Vectors.Tasks(3)), Three);
        var step = Vectors.Sum(Three, weights);
        double[] projections = [.. Three.Select(gradient => Vectors.Dot(step, gradient) / Vectors.Length(gradient))];
        Assert.Equal(1, weights.Sum(), 9);
        Assert.All(projections, projection => Assert.Equal(projections[0], projection, 9));
        Assert.True(projections[0] > 0);
    }

    [Fact]
    public void Imtl_g_counts_directions_the_same_where_gradients_are_parallel_or_opposed()
    {
        Vectors.AssertClose([1 / 3.0, 2 / 3.0], Weigh(new ImtlGBalancing(Vectors.Tasks(2)), [[2, 0], [1, 0]]));
        Vectors.AssertClose([1 / 3.0, 2 / 3.0], Weigh(new ImtlGBalancing(Vectors.Tasks(2)), [[2, 0], [-1, 0]]));
    }

    [Fact]
    public void Nash_satisfies_the_bargains_condition()
    {
        foreach (var gradients in new[] { Conflicting, Three })
        {
            var weights = Weigh(new NashBalancing(Vectors.Tasks(gradients.Length)), gradients);
            var step = Vectors.Sum(gradients, weights);
            // Up to the common factor, g_i · step = 1 / a_i for every task.
            double[] products = [.. gradients.Select((gradient, task) => Vectors.Dot(gradient, step) * weights[task])];
            Assert.Equal(1, weights.Sum(), 9);
            Assert.All(weights, weight => Assert.True(weight > 0));
            Assert.All(products, product => Assert.Equal(1, product / products[0], 5));
        }
    }

    [Fact]
    public void Nash_does_not_depend_on_the_scales_of_the_losses()
    {
        double[][] scaled = [[100, 0, 50], Three[1], Three[2]];
        var plain = Weigh(new NashBalancing(Vectors.Tasks(3)), Three);
        double[] same = [plain[0] / 100, plain[1], plain[2]];
        Vectors.AssertClose([.. same.Select(weight => weight / same.Sum())], Weigh(new NashBalancing(Vectors.Tasks(3)), scaled), 1e-6);
    }

    [Fact]
    public void Nash_of_opposed_gradients_stands_still()
    {
        double[][] opposed = [[2, 0], [-1, 0]];
        Vectors.AssertClose([0, 0], Vectors.Sum(opposed, Weigh(new NashBalancing(Vectors.Tasks(2)), opposed)), 1e-6);
    }

    [Fact]
    public void Gradnorms_targets_are_the_mean_length_times_how_far_each_task_is_behind() =>
        // Mean length 3; losses at 0.5 and 1 of their first, their mean 0.75: 3 * (2/3)^1.5 and 3 * (4/3)^1.5.
        Vectors.AssertClose([1.632993161855452, 4.618802153517006], GradnormBalancing.Targets([2, 4], [0.5, 1], 1.5));

    [Fact]
    public void Gradnorm_moves_the_weights_towards_its_targets_and_keeps_their_sum()
    {
        var balancing = new GradnormBalancing(Vectors.Tasks(2), new() { Rate = 0.1 });
        double[][] gradients = [[4, 0], [0, 1]];
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Vectors.Step(gradients, [2, 3])));
        // Adam's first step is the rate, against the sign: 0.9 and 1.1, which add up to 2 already.
        Vectors.AssertClose([0.45, 0.55], balancing.Weigh(Vectors.Step(gradients, [2, 3])), 1e-6);
    }

    [Fact]
    public void A_task_whose_gradient_is_zero_is_left_out_and_does_not_stop_the_others()
    {
        foreach (var balancing in Methods(3))
        {
            var weights = balancing.Weigh(Vectors.Step([[1, 0], [0, 0], [-1, 1]]));
            Assert.Equal(0, weights[1]);
            Vectors.AssertClose(Weigh(Methods(2).Single(other => other.GetType() == balancing.GetType()), Conflicting), [weights[0], weights[2]]);
            Vectors.AssertClose([0, 1, 0], balancing.Weigh(Vectors.Step([[0, 0], [2, 1], [0, 0]])));
            Vectors.AssertClose([0, 0, 0], balancing.Weigh(Vectors.Step([[0, 0], [0, 0], [0, 0]])));
        }
    }

    [Fact]
    public void A_gradient_that_is_no_number_is_told_with_its_task()
    {
        foreach (var balancing in Methods(2))
        {
            var error = Assert.Throws<DiagnosticException>(() => balancing.Weigh(Vectors.Step([[1, 0], [double.NaN, 1]])));
            Assert.Equal(
                "tlpipe: error TLP5018: training diverged: the gradient of task 'task2' by the shared parameters is not a finite number; use a smaller lr or a warm-up",
                error.Message);
        }
    }

    [Fact]
    public void Gradients_of_very_different_lengths_give_finite_weights()
    {
        foreach (var balancing in Methods(3))
            Assert.All(balancing.Weigh(Vectors.Step([[1e-9, 0], [-1e6, 1e6], [1, 1]])), weight => Assert.True(double.IsFinite(weight)));
    }

    private static GradientBalancing[] Methods(int tasks) =>
    [
        new PcgradBalancing(Vectors.Tasks(tasks)), new MgdaBalancing(Vectors.Tasks(tasks), GradientNormalization.None), new CagradBalancing(Vectors.Tasks(tasks), 0.4),
        new ImtlGBalancing(Vectors.Tasks(tasks)), new NashBalancing(Vectors.Tasks(tasks)), new GradnormBalancing(Vectors.Tasks(tasks), new()),
    ];

    private static double[] Weigh(GradientBalancing balancing, double[][] gradients, double[]? losses = null, RandomStream? randomness = null) =>
        balancing.Weigh(Vectors.Step(gradients, losses, randomness));

    private static bool Close(double[] left, double[] right) => left.Zip(right, (l, r) => Math.Abs(l - r) < 1e-9).All(same => same);

    /// <summary>The mean of the projected gradients, each projected onto the others in a given order, with the vectors themselves.</summary>
    private static double[] Projected(double[][] gradients, params int[][] orders)
    {
        var sum = new double[gradients[0].Length];
        for (var task = 0; task < gradients.Length; task++)
        {
            double[] own = [.. gradients[task]];
            foreach (var other in orders[task])
            {
                var product = Vectors.Dot(own, gradients[other]);
                if (product >= 0) continue;
                own = [.. own.Zip(gradients[other], (o, g) => o - (product / Vectors.Dot(gradients[other], gradients[other]) * g))];
            }

            for (var i = 0; i < sum.Length; i++) sum[i] += own[i] / gradients.Length;
        }

        return sum;
    }

    /// <summary>The paper's formula for two tasks: a2 = g1·(u1 - u2) / ((g1 - g2)·(u1 - u2)).</summary>
    private static double[] PaperImtlG(double[][] gradients)
    {
        double[] u1 = [.. gradients[0].Select(value => value / Vectors.Length(gradients[0]))], u2 = [.. gradients[1].Select(value => value / Vectors.Length(gradients[1]))];
        double[] u = [.. u1.Zip(u2, (l, r) => l - r)], d = [.. gradients[0].Zip(gradients[1], (l, r) => l - r)];
        var second = Vectors.Dot(gradients[0], u) / Vectors.Dot(d, u);
        return [1 - second, second];
    }

    private static IEnumerable<double[]> Simplex(int steps) =>
        from i in Enumerable.Range(0, steps + 1)
        from j in Enumerable.Range(0, steps + 1 - i)
        select new[] { i / (double)steps, j / (double)steps, (steps - i - j) / (double)steps };
}
