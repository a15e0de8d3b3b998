using Tlpipe.Abstractions;
using Tlpipe.Standard.Regression;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Regression;

public sealed class RegressionHeadTests
{
    private static readonly TargetSignature Age = TargetSignature.NumberAround(40, 10);

    [Fact]
    public void It_takes_feature_vectors_and_numbers_and_says_why_it_takes_nothing_else()
    {
        Assert.Null(Head().Refuses(new(8), Age));
        Assert.Equal("it learns a number, and the target is any number of labels", Head().Refuses(new(8), TargetSignature.AnyOf(["a"])));
    }

    [Fact]
    public void It_is_judged_by_its_mean_absolute_error_of_which_less_is_better()
    {
        Assert.Equal([new("mae", HigherIsBetter: false, Lowest: 0), new("rmse", HigherIsBetter: false, Lowest: 0), new("r2", Highest: 1)], Head().Metrics(Age));
        Assert.Equal(OutputKind.Number, Head().Output(Age).Kind);
        Assert.Empty(Head().Output(Age).Labels);
    }

    [Fact]
    public void Its_layer_counts_deviations_from_the_mean()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var layer = Head().Build(new(2), Age);
        var state = layer.state_dict();
        state["layer.linear.weight"].copy_(tensor([1f, -2f], [1, 2]));
        state["layer.linear.bias"].zero_();
        Assert.Equal([40f, 50f, 20f], layer.call(tensor([0f, 0f, 1f, 0f, 0f, 1f], [3, 2])).data<float>().ToArray());
    }

    [Theory]
    [InlineData(RegressionLoss.Mse, (0.25 + 9.0) / 2)]
    [InlineData(RegressionLoss.Huber, (0.125 + 2.5) / 2)]
    public void Its_loss_does_not_depend_on_the_unit_of_the_label(RegressionLoss kind, double loss)
    {
        using var scope = NewDisposeScope();
        var output = tensor([45f, 10f], [2, 1]);
        Assert.Equal(loss, Head(kind).Loss(output, tensor([40f, 40f])).item<float>(), 1e-6);
        var months = Parts.Create<IHead>("regression", new RegressionHeadOptions { Loss = kind }, TargetSignature.NumberAround(480, 120));
        Assert.Equal(loss, months.Loss(output * 12, tensor([480f, 480f])).item<float>(), 1e-6);
    }

    [Theory]
    [InlineData(40, 3)]
    [InlineData(6, 30)]
    public void Its_probe_finds_a_line_with_more_examples_than_features_and_with_fewer(int examples, int features)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var basis = randn([2, features]);
        var hidden = randn([examples + 5, 2]);
        var x = hidden.matmul(basis) + 7;
        var y = hidden.select(1, 0) * 3 - (hidden.select(1, 1) * 2) + 100;
        var output = Head().Probe(x.narrow(0, 0, examples), y.narrow(0, 0, examples), x.narrow(0, examples, 5), Age);
        Assert.Equal([5, 1], output.shape);
        Assert.True(allclose(y.narrow(0, examples, 5), output.squeeze(1), rtol: 0, atol: 0.05), output.ToString());
    }

    [Fact]
    public void Its_probe_solves_ridge_regression_for_the_penalty_of_least_cross_validation_error()
    {
        using var scope = NewDisposeScope();
        // One feature, by hand: x = -1, 0, 1 about its mean, y = 1, 5, 3 about 3, so that xy = 2 and xx = 2.
        var x = tensor([9f, 10f, 11f], [3, 1]);
        var y = tensor([1f, 5f, 3f]);
        double Error(double penalty)
        {
            var kept = 2 / (2 + penalty);
            var residual = 8 - (2 * (1 - ((1 - kept) * (1 - kept))));
            return residual / Math.Pow(1 - ((1 + kept) / 3), 2);
        }

        var penalties = Enumerable.Range(-6, 11).Select(exponent => 2 * Math.Pow(10, exponent));
        var weight = 2 / (2 + penalties.MinBy(Error));
        var output = Head().Probe(x, y, tensor([12f], [1, 1]), Age);
        Assert.Equal(3 + (2 * weight), output.item<float>(), 1e-6);
    }

    [Fact]
    public void Its_probe_of_features_that_do_not_vary_is_the_mean()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([4f, 4f], Head().Probe(ones([5, 3]), tensor([1f, 2f, 3f, 4f, 10f]), ones([2, 3]) * 9, Age).data<float>().ToArray());
    }

    [Fact]
    public void Errors_add_up_over_batches()
    {
        using var scope = NewDisposeScope();
        var measurement = Head().Measure(Age);
        measurement.Add(tensor([1f, 4f], [2, 1]), tensor([2f, 2f]));
        measurement.Add(tensor([6f], [1, 1]), tensor([5f]));
        var result = measurement.Result();
        Assert.Equal(3, result.Count);
        var mae = result["mae"];
        Assert.Equal(4.0 / 3, mae.Value, 12);
        // The absolute errors are 1, 2 and 1: their variance is 1/3.
        Assert.Equal((4.0 / 3) - (1.959963984540054 / 3), mae.Low!.Value, 12);
        Assert.Equal((4.0 / 3) + (1.959963984540054 / 3), mae.High!.Value, 12);
        Assert.Equal(Math.Sqrt(2), result["rmse"].Value, 12);
        Assert.Equal(1 - (6.0 / 6), result["r2"].Value, 12);
    }

    [Fact]
    public void Where_labels_do_not_vary_all_or_nothing_is_explained()
    {
        using var scope = NewDisposeScope();
        var measurement = Head().Measure(Age);
        measurement.Add(tensor([2f, 2f], [2, 1]), tensor([2f, 2f]));
        Assert.Equal(1, measurement.Result()["r2"].Value);
        measurement.Add(tensor([3f], [1, 1]), tensor([2f]));
        Assert.Equal(0, measurement.Result()["r2"].Value);
    }

    [Fact]
    public void Neither_loss_nor_probe_nor_measuring_leaves_a_handle_behind()
    {
        using var scope = NewDisposeScope();
        var features = randn([6, 3]);
        var targets = randn([6]);
        var output = randn([6, 1]);
        var before = scope.DisposablesCount;
        Head().Probe(features, targets, features, Age).Dispose();
        Head().Loss(output, targets).Dispose();
        Head().Measure(Age).Add(output, targets);
        Assert.Equal(before, scope.DisposablesCount);
    }

    private static IHead Head(RegressionLoss loss = RegressionLoss.Mse) => Parts.Create<IHead>("regression", new RegressionHeadOptions { Loss = loss }, Age);
}
