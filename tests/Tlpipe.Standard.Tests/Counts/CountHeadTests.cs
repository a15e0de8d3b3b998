using Tlpipe.Abstractions;
using Tlpipe.Standard.Counts;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Counts;

public sealed class CountHeadTests
{
    private static readonly TargetSignature Visits = TargetSignature.NumberAround(2, 1);

    [Fact]
    public void It_takes_feature_vectors_and_counts_and_says_why_it_takes_nothing_else()
    {
        Assert.Null(Head().Refuses(new(8), Visits));
        Assert.Equal("it learns how many there are, and the target is one of several classes", Head().Refuses(new(8), TargetSignature.OneOf(["a", "b"])));
        Assert.Equal("it learns how many there are, and the labels are below 0 on average", Head().Refuses(new(8), TargetSignature.NumberAround(-1, 1)));
    }

    [Fact]
    public void It_is_judged_by_its_deviance_of_which_less_is_better()
    {
        Assert.Equal([new("deviance", HigherIsBetter: false, Lowest: 0), new("mae", HigherIsBetter: false, Lowest: 0), new("d2", Highest: 1)], Head().Metrics(Visits));
        Assert.Equal(OutputKind.Number, Head().Output(Visits).Kind);
    }

    [Fact]
    public void Its_layer_expects_the_mean_at_first_and_never_less_than_nothing()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var layer = Head().Build(new(1), Visits);
        var state = layer.state_dict();
        state["layer.linear.weight"].fill_(1);
        state["layer.linear.bias"].zero_();
        var rates = layer.call(tensor([0f, (float)Math.Log(3), -1000f, 1000f], [4, 1])).data<float>().ToArray();
        Assert.Equal((2.0, 6.0), (rates[0], Math.Round(rates[1], 5)));
        Assert.All(rates, rate => Assert.True(rate > 0 && float.IsFinite(rate)));
    }

    [Fact]
    public void Its_loss_is_the_poisson_likelihood_and_least_at_the_mean_count()
    {
        using var scope = NewDisposeScope();
        var counts = tensor([0f, 3f]);
        double LossAt(float rate) => Head().Loss(tensor([rate, rate], [2, 1]), counts).item<float>();
        Assert.Equal(1.5 - (1.5 * Math.Log(1.5)), LossAt(1.5f), 1e-5);
        Assert.True(LossAt(1.5f) < LossAt(1.4f) && LossAt(1.5f) < LossAt(1.6f));
        Assert.Equal([0.5, 2 - (3 * Math.Log(2))], Head().Losses(tensor([0.5f, 2f], [2, 1]), counts).data<float>().ToArray().Select(loss => (double)loss), Close);
    }

    [Fact]
    public void Its_deviance_is_that_of_the_poisson_distribution()
    {
        using var scope = NewDisposeScope();
        var measurement = Head().Measure(Visits);
        measurement.Add(tensor([1f, 2f], [2, 1]), tensor([0f, 2f]));
        measurement.Add(tensor([2f], [1, 1]), tensor([4f]));
        var result = measurement.Result();
        double[] deviances = [2, 0, 2 * ((4 * Math.Log(2)) - 2)];
        Assert.Equal(3, result.Count);
        Assert.Equal(deviances.Average(), result["deviance"].Value, 12);
        Assert.Equal(1, result["mae"].Value, 12);
        // About the mean count, 2: 2·2, 0 and 2·(4·ln 2 - 2).
        Assert.Equal(1 - (deviances.Sum() / (4 + deviances[2])), result["d2"].Value, 12);
        Assert.True(result["deviance"].Low < result["deviance"].Value && result["deviance"].Value < result["deviance"].High);
        Assert.Equal(0, Head().Measure(Visits).Result().Count);
    }

    [Fact]
    public void A_linear_model_of_counts_is_learned()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var x = randn([256, 1]);
        var counts = ((x * 0.8) + 0.5).exp().squeeze(1);
        using var layer = Head().Build(new(1), TargetSignature.NumberAround(counts.mean().item<float>(), 1));
        using var descent = optim.SGD(layer.parameters(), 0.1);
        for (var step = 0; step < 300; step++)
        {
            using var inner = NewDisposeScope();
            descent.zero_grad();
            Head().Loss(layer.call(x), counts).backward();
            descent.step();
        }

        Assert.Equal(0.8, layer.state_dict()["layer.linear.weight"].item<float>(), 0.02);
    }

    [Fact]
    public void Its_probe_gives_no_count_below_nothing()
    {
        using var scope = NewDisposeScope();
        var features = arange(10).to(ScalarType.Float32).unsqueeze(1);
        var output = Head().Probe(features, arange(10).to(ScalarType.Float32), tensor([-5f, 4f], [2, 1]), Visits);
        Assert.Equal([2, 1], output.shape);
        Assert.InRange(output.data<float>()[0], 0, 1e-6f);
        Assert.Equal(4, output.data<float>()[1], 0.2);
    }

    private static IHead Head() => Parts.Create<IHead>("count", new CountHeadOptions(), Visits);

    private static bool Close(double left, double right) => Math.Abs(left - right) < 1e-5;
}
