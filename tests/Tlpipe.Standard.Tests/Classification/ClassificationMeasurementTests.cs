using Tlpipe.Abstractions;
using Tlpipe.Standard.Classification;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Classification;

public sealed class ClassificationMeasurementTests
{
    [Fact]
    public void Batches_add_up_to_accuracy_macro_F1_and_a_confusion_matrix()
    {
        var result = Measure(
            classes: 3,
            (Predictions(3, 0, 0, 1, 1), [0, 0, 0, 1]),
            (Predictions(3, 2, 1), [1, 2]));

        Assert.Equal(6, result.Count);
        Assert.Equal(["accuracy", "macroF1"], result.Values.Select(value => value.Name));
        Assert.Equal(3.0 / 6, result["accuracy"].Value, 12);
        // F1 of the classes: 2·2/(3+2), 2·1/(2+3), 2·0/(1+1).
        Assert.Equal((0.8 + 0.4 + 0.0) / 3, result["macroF1"].Value, 12);
        Assert.Null(result["macroF1"].Low);
        Assert.Null(result["macroF1"].High);
        // Rows are the true classes.
        Assert.Equal("""{"confusionMatrix":[[2,1,0],[0,1,1],[0,1,0]]}""", result.Details!.ToJsonString());
    }

    [Fact]
    public void A_class_that_neither_occurs_nor_is_predicted_has_no_F1()
    {
        var result = Measure(classes: 4, (Predictions(4, 0, 1, 0), [0, 1, 1]));
        // F1 of the classes: 2·1/(1+2), 2·1/(2+1).
        Assert.Equal(2.0 / 3, result["macroF1"].Value, 12);
    }

    [Fact]
    public void Top_5_counts_where_the_true_class_is_among_the_five_largest_of_more_than_five()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([6f, 5f, 4f, 3f, 2f, 1f, 6f, 5f, 4f, 3f, 2f, 1f, 6f, 5f, 4f, 3f, 2f, 1f], [3, 6]);
        var result = Measure(classes: 6, (logits, [0, 4, 5]));
        Assert.Equal(["accuracy", "top5", "macroF1"], result.Values.Select(value => value.Name));
        Assert.Equal(1.0 / 3, result["accuracy"].Value, 12);
        Assert.Equal(2.0 / 3, result["top5"].Value, 12);
    }

    [Fact]
    public void Of_two_classes_the_area_under_the_ROC_curve_is_that_of_the_second()
    {
        using var scope = NewDisposeScope();
        // The scores are 1, 2, 0 and -1; of the four pairs of a second and a first class the second is ahead in two, and with the other labels in three.
        var logits = tensor([0f, 1f, 1f, 3f, 2f, 2f, 1f, 0f], [4, 2]);
        var result = Measure(classes: 2, (logits, [1, 0, 1, 0]));
        Assert.Equal(["accuracy", "macroF1", "auroc"], result.Values.Select(value => value.Name));
        Assert.Equal(0.5, result["auroc"].Value, 12);
        Assert.Equal(0.75, Measure(classes: 2, (logits, [0, 1, 1, 0]))["auroc"].Value, 12);
        Assert.InRange(result["auroc"].Low!.Value, 0, 0.5);
        Assert.Equal(new MetricValue("auroc", 0.5, 0, 1), Measure(classes: 2, (logits, [1, 1, 1, 1]))["auroc"]);
    }

    [Fact]
    public void Of_equal_logits_the_first_counts_as_the_larger()
    {
        using var scope = NewDisposeScope();
        var result = Measure(classes: 6, (zeros([2, 6]), [0, 5]));
        Assert.Equal(0.5, result["accuracy"].Value);
        Assert.Equal(0.5, result["top5"].Value);
    }

    [Fact]
    public void A_logit_that_is_not_a_number_counts_as_the_largest_as_in_PyTorch()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([0f, 1f, float.NaN, 0.5f], [2, 2]);
        Assert.Equal("""{"confusionMatrix":[[1,1],[0,0]]}""", Measure(classes: 2, (logits, [0, 0])).Details!.ToJsonString());
    }

    [Fact]
    public void Without_an_example_nothing_is_known()
    {
        var result = Measure(classes: 2);
        Assert.Equal(0, result.Count);
        Assert.Equal(new MetricValue("accuracy", 0, 0, 1), result["accuracy"]);
        Assert.Equal(new MetricValue("macroF1", 0), result["macroF1"]);
    }

    [Theory]
    [InlineData(143, 153, 0.8839, 0.9641)]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    public void The_interval_of_a_share_is_Wilsons(int hits, int count, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, count);
        Assert.Equal(low, interval.Low, 1e-4);
        Assert.Equal(high, interval.High, 1e-4);
    }

    [Fact]
    public void Measuring_leaves_no_handle_behind()
    {
        using var scope = NewDisposeScope();
        var logits = randn([4, 3]);
        var labels = tensor([0L, 1L, 2L, 0L]);
        var before = scope.DisposablesCount;
        Parts.Create<IHead>("classification", new ClassificationHeadOptions()).Measure(Target(3)).Add(logits, labels);
        Assert.Equal(before, scope.DisposablesCount);
    }

    private static MeasuredMetrics Measure(int classes, params (Tensor Output, long[] Labels)[] batches)
    {
        using var scope = NewDisposeScope();
        var measurement = Parts.Create<IHead>("classification", new ClassificationHeadOptions()).Measure(Target(classes));
        foreach (var (output, labels) in batches) measurement.Add(output, tensor(labels));
        return measurement.Result();
    }

    private static TargetSignature Target(int classes) => TargetSignature.OneOf([.. Enumerable.Range(0, classes).Select(i => $"{i}")]);

    private static Tensor Predictions(int classes, params long[] predicted) =>
        nn.functional.one_hot(tensor(predicted), classes).to(ScalarType.Float32);
}
