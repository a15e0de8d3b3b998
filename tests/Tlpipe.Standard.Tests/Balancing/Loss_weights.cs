using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>The weights that each method gives to losses, against what was computed by hand.</summary>
public sealed class Loss_weights
{
    private static readonly string[] Two = ["car", "sign"];
    private static readonly string[] Three = ["car", "pedestrian", "sign"];

    [Fact]
    public void Fixed_weights_are_those_that_are_written_over_the_tasks_that_have_a_label()
    {
        var balancing = new FixedBalancing(Three, new() { ["sign"] = 3, ["car"] = 0.5 });
        Vectors.AssertClose([0.5 / 4.5, 1 / 4.5, 3 / 4.5], balancing.Weigh(Step([1, 1, 1])));
        Vectors.AssertClose([0.25, 0.75], balancing.Weigh(Step([7, 9], tasks: [1, 2])));
    }

    [Fact]
    public void Fixed_weights_of_unknown_tasks_are_refused()
    {
        var balancer = Parts.Create<IBalancer>("fixed", new FixedBalancerOptions { Weights = new() { ["sing"] = 2, ["car"] = 1 } });
        Assert.Equal("its weights name 'sing', and the tasks are car, sign", balancer.Refuses(Two));
        Assert.Null(balancer.Refuses(["car", "sing"]));
    }

    [Fact]
    public void A_fixed_weight_that_is_not_positive_is_refused() =>
        Assert.Equal(
            "the weight of 'car' must be more than 0; a task that is not to learn is left out of 'tasks'",
            Assert.Single(new FixedBalancerOptions { Weights = new() { ["car"] = 0, ["sign"] = 1 } }.Validate(null!)).ErrorMessage);

    [Fact]
    public void Uncertainty_begins_equal_and_learns_log_variances_by_adam()
    {
        var balancing = new UncertaintyBalancing(Two, 0.1);
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Step([2, 0.1])));
        // The slopes by s are 0.5 - exp(-s) * loss = -1.5 and 0.4; Adam's first step is the rate: s = 0.1 and -0.1.
        Vectors.AssertClose([0.5 * Math.Exp(-0.1), 0.5 * Math.Exp(0.1)], balancing.Weigh(Step([2, 0.1])), 1e-7);
    }

    [Fact]
    public void Uncertainty_comes_to_the_inverse_of_twice_the_loss()
    {
        var balancing = new UncertaintyBalancing(Two, 0.02);
        for (var step = 0; step < 3000; step++) balancing.Weigh(Step([4, 0.25]));
        // Over two tasks: 1 / (2 * 2 * loss).
        Vectors.AssertClose([1 / 16.0, 1], balancing.Weigh(Step([4, 0.25])), 0.01);
    }

    [Fact]
    public void Uncertainty_leaves_the_variance_of_a_task_without_labels_alone()
    {
        var balancing = new UncertaintyBalancing(Two, 0.1);
        for (var i = 0; i < 5; i++) balancing.Weigh(Step([2], tasks: [1]));
        Assert.Equal(0.5, balancing.Weigh(Step([2, 2]))[0]);
    }

    [Fact]
    public void Dwa_weighs_by_the_ratio_of_the_last_two_epochs_means()
    {
        var balancing = new DwaBalancing(Two, 2);
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Step([4, 2], step: 0)));
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Step([2, 2], step: 1)));
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Step([2, 1], step: 2)));
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Step([1, 2], step: 3)));
        // Means 3 then 1.5, and 2 then 1.5: ratios 0.5 and 0.75 over the temperature 2.
        var (car, sign) = (Math.Exp(0.25), Math.Exp(0.375));
        Vectors.AssertClose([car / (car + sign), sign / (car + sign)], balancing.Weigh(Step([9, 9], step: 4)));
        Vectors.AssertClose([1], balancing.Weigh(Step([9], step: 5, tasks: [1])));
    }

    [Fact]
    public void Dwa_counts_a_ratio_of_1_where_it_knows_none()
    {
        var balancing = new DwaBalancing(Two, 1);
        balancing.Weigh(Step([0], step: 0, tasks: [0]));
        balancing.Weigh(Step([3], step: 2, tasks: [0]));
        Vectors.AssertClose([0.5, 0.5], balancing.Weigh(Step([1, 1], step: 4)));
    }

    [Fact]
    public void Gls_is_the_gradient_of_the_geometric_mean()
    {
        // sqrt(4 * 1) = 2; 2 / (2 * 4) and 2 / (2 * 1).
        Vectors.AssertClose([0.25, 1], new GlsBalancing(Two).Weigh(Step([4, 1])));
        Vectors.AssertClose([1], new GlsBalancing(Two).Weigh(Step([5], tasks: [1])));
    }

    [Fact]
    public void Gls_and_famo_leave_a_loss_of_0_out()
    {
        Vectors.AssertClose([0, 0.25, 1], new GlsBalancing(Three).Weigh(Step([0, 4, 1])));
        Vectors.AssertClose([0, 0.2, 0.8], new FamoBalancing(Three, new()).Weigh(Step([0, 4, 1])), 1e-7);
        Vectors.AssertClose([0, 0], new GlsBalancing(Two).Weigh(Step([0, 0])));
        Vectors.AssertClose([0, 0], new FamoBalancing(Two, new()).Weigh(Step([0, 0])));
    }

    [Fact]
    public void Rlw_draws_new_weights_in_every_step_that_add_up_to_one_and_lean_to_nobody()
    {
        var balancing = new RlwBalancing(Three);
        var drawn = Enumerable.Range(0, 4000).Select(seed => balancing.Weigh(Step([1, 1, 1], randomness: RandomStream.FromSeed(seed)))).ToList();
        Assert.All(drawn, weights => Assert.Equal(1, weights.Sum(), 9));
        Assert.NotEqual(drawn[0], drawn[1]);
        Assert.Equal(drawn[5], balancing.Weigh(Step([1, 1, 1], randomness: RandomStream.FromSeed(5))));
        for (var task = 0; task < 3; task++) Assert.Equal(1 / 3.0, drawn.Average(weights => weights[task]), 0.015);
        // log(w1 / w2) is the difference of two standard normal numbers: variance 2.
        Assert.Equal(2, drawn.Average(weights => Math.Pow(Math.Log(weights[0] / weights[1]), 2)), 0.2);
    }

    [Fact]
    public void Rlw_draws_for_every_task_so_that_a_missing_label_moves_nobody_elses()
    {
        var all = new RlwBalancing(Three).Weigh(Step([1, 1, 1]));
        var some = new RlwBalancing(Three).Weigh(Step([1, 1], tasks: [0, 2]));
        Assert.Equal(all[0] / all[2], some[0] / some[1], 9);
    }

    [Fact]
    public void Famo_descends_on_the_log_losses()
    {
        // The reference's loss is sum(z log(L)) / c with c = sum(z / L): weights z / L, scaled to one.
        Vectors.AssertClose([0.2, 0.8], new FamoBalancing(Two, new()).Weigh(Step([4, 1])), 1e-7);
    }

    [Fact]
    public void Famo_updates_its_logits_as_the_reference_does()
    {
        var balancing = new FamoBalancing(Two, new() { Rate = 0.025, Gamma = 0.001 });
        double[][] losses = [[4, 1], [2, 0.9], [1.5, 0.85], [1.4, 0.6]];
        var (logits, mean, square) = (new double[2], new double[2], new double[2]);
        for (var step = 0; step < losses.Length; step++)
        {
            if (step > 0)
            {
                // d = J(softmax)ᵀ (log L(t) - log L(t+1)), then PyTorch's Adam with weight decay.
                double[] z = [Math.Exp(logits[0]), Math.Exp(logits[1])];
                z = [z[0] / (z[0] + z[1]), z[1] / (z[0] + z[1])];
                double[] delta = [Math.Log(losses[step - 1][0] / losses[step][0]), Math.Log(losses[step - 1][1] / losses[step][1])];
                for (var task = 0; task < 2; task++)
                {
                    var gradient = (z[task] * (1 - z[task]) * delta[task]) - (z[0] * z[1] * delta[1 - task]) + (0.001 * logits[task]);
                    mean[task] = (0.9 * mean[task]) + (0.1 * gradient);
                    square[task] = (0.999 * square[task]) + (0.001 * gradient * gradient);
                    logits[task] -= 0.025 * (mean[task] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[task] / (1 - Math.Pow(0.999, step))) + 1e-8);
                }
            }

            double[] expected = [Math.Exp(logits[0]) / losses[step][0], Math.Exp(logits[1]) / losses[step][1]];
            Vectors.AssertClose([.. expected.Select(weight => weight / expected.Sum())], balancing.Weigh(Step(losses[step], step: step)), 1e-6);
        }

        // The first task fell faster, so the second counts more than its share.
        Assert.True(logits[1] > logits[0]);
    }

    [Fact]
    public void Famo_learns_once_in_a_step_of_several_passes()
    {
        var (once, often) = (new FamoBalancing(Two, new()), new FamoBalancing(Two, new()));
        once.Weigh(Step([4, 1], step: 0));
        often.Weigh(Step([4, 1], step: 0));
        often.Weigh(Step([5, 3], step: 0));
        Assert.Equal(once.Weigh(Step([2, 1], step: 1)), often.Weigh(Step([2, 1], step: 1)));
    }

    [Theory]
    [InlineData("dwa")]
    [InlineData("gls")]
    [InlineData("famo")]
    public void Methods_that_compare_losses_by_their_ratios_refuse_a_negative_one(string name)
    {
        LossBalancing balancing = name switch { "dwa" => new DwaBalancing(Two, 2), "gls" => new GlsBalancing(Two), _ => new FamoBalancing(Two, new()) };
        var error = Assert.Throws<DiagnosticException>(() => balancing.Weigh(Step([1, -0.25])));
        Assert.Equal(
            $"tlpipe: error TLP5017: balancer '{name}' compares losses by their ratios, and that of task 'sign' is negative (-0.25); use a balancer that takes any loss, such as equal, fixed or pcgrad",
            error.Message);
    }

    [Fact]
    public void The_losses_go_backward_once_with_their_weights()
    {
        using var scope = NewDisposeScope();
        using var balancing = new FixedBalancing(Two, new() { ["sign"] = 3 });
        var shared = nn.Parameter(tensor([2f, -1f]));
        var head = nn.Parameter(tensor([1f]));
        balancing.Backward(new([new("car", shared.square().sum()), new("sign", 3 * shared.sum() * head.sum())], [shared], new(0, 1, 1), RandomStream.FromSeed(1)));
        // 0.25 * 2x + 0.75 * 3, and 0.75 * 3 * sum(x).
        Assert.Equal([3.25f, 1.75f], shared.grad!.data<float>().ToArray());
        Assert.Equal(2.25f, head.grad!.item<float>());
    }

    private static LossStep Step(double[] losses, long step = 0, int[]? tasks = null, RandomStream? randomness = null) =>
        new(tasks ?? [.. Enumerable.Range(0, losses.Length)], losses, new(step, 2, 100), randomness ?? RandomStream.FromSeed(1));
}
