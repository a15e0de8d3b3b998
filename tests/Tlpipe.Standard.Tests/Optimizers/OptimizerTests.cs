using Tlpipe.Abstractions;
using Tlpipe.Standard.Optimizers;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Optimizers;

/// <summary>Five steps in two groups, the second at a tenth of the rate, against PyTorch 1.13's numbers.</summary>
public sealed class OptimizerTests
{
    [Fact]
    public void Sgd_is_PyTorchs() =>
        AssertTrajectory([0.9393460, -2.2211356, 0.4729687, 0.3400032], "sgd", new SgdOptions { Lr = 0.01, Momentum = 0 });

    [Fact]
    public void Sgd_with_Nesterovs_momentum_and_weight_decay_is_PyTorchs() =>
        AssertTrajectory(
            [0.7793236, -2.8240824, 0.3985127, 0.4594324],
            "sgd",
            new SgdOptions { Lr = 0.01, Momentum = 0.9, WeightDecay = 0.1, Nesterov = true });

    [Fact]
    public void Sgd_with_dampened_momentum_is_PyTorchs() =>
        AssertTrajectory([0.8959471, -2.3669109, 0.4538742, 0.3656416], "sgd", new SgdOptions { Lr = 0.01, Momentum = 0.9, Dampening = 0.5 });

    [Fact]
    public void Adam_has_PyTorchs_defaults() =>
        AssertTrajectory([0.9950005, -2.0050004, 0.4950006, 0.3005001], "adam", new AdamOptions());

    [Fact]
    public void Adam_is_PyTorchs() =>
        AssertTrajectory(
            [0.7530138, -2.2523348, 0.2535003, 0.3253611],
            "adam",
            new AdamOptions { Lr = 0.05, Beta1 = 0.8, Beta2 = 0.99, Eps = 1e-6, WeightDecay = 0.1 });

    [Fact]
    public void AdamW_has_PyTorchs_defaults() =>
        AssertTrajectory([0.9949505, -2.0049002, 0.4949757, 0.3004986], "adamw", new AdamWOptions());

    [Fact]
    public void AdamW_is_PyTorchs() =>
        AssertTrajectory(
            [0.7098652, -2.1486766, 0.2340954, 0.3237511],
            "adamw",
            new AdamWOptions { Lr = 0.05, Beta1 = 0.8, Beta2 = 0.99, WeightDecay = 0.2 });

    [Fact]
    public void The_learning_rate_is_the_schedules_factor_of_1() =>
        Assert.Equal(0.05, Parts.Create<IOptimizer>("adam", new AdamOptions { Lr = 0.05 }).LearningRate);

    [Fact]
    public void Nesterovs_momentum_without_momentum_is_refused()
    {
        Assert.Empty(new SgdOptions { Momentum = 0.9, Nesterov = true }.Validate(null!));
        var error = Assert.Single(new SgdOptions { Momentum = 0, Nesterov = true }.Validate(null!));
        Assert.Equal("Nesterov's momentum needs a momentum above 0 and a dampening of 0", error.ErrorMessage);
        Assert.Equal(["Nesterov"], error.MemberNames);
    }

    private static void AssertTrajectory(double[] expected, string name, object options)
    {
        using var scope = NewDisposeScope();
        var first = nn.Parameter(tensor([1.0f, -2.0f, 0.5f]));
        var second = nn.Parameter(tensor([0.3f]));
        using var optimizer = Parts.Create<IOptimizer>(name, options).Build([new("trunk", [first]), new("heads", [second], Rate: 0.1)]);
        for (var step = 0; step < 5; step++)
        {
            optimizer.zero_grad();
            var loss = (first.pow(3).sum() * second.sum()) + (first * second).sum() + second.sum().square();
            loss.backward();
            optimizer.step();
        }

        float[] reached = [.. first.data<float>(), .. second.data<float>()];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], reached[i], 2e-6);
    }
}
