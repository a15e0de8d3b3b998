using Tlpipe.Abstractions;
using Tlpipe.Standard.MultiLabel;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.MultiLabel;

public sealed class MultiLabelHeadTests
{
    private static readonly TargetSignature Sounds = TargetSignature.AnyOf(["hot", "loud", "wet"]);

    [Fact]
    public void It_takes_feature_vectors_and_labels_and_says_why_it_takes_nothing_else()
    {
        Assert.Null(Head().Refuses(new(8), Sounds));
        Assert.Equal("it learns any number of labels, and the target is one of several classes", Head().Refuses(new(8), TargetSignature.OneOf(["a", "b"])));
        Assert.Equal("it learns any number of labels, and the target is a number", Head().Refuses(new(8), TargetSignature.Number));
        Assert.Equal("it needs a label at least, and the target has none", Head().Refuses(new(8), TargetSignature.AnyOf([])));
    }

    [Fact]
    public void It_is_judged_by_ranks_and_read_as_a_confidence_for_each_label()
    {
        Assert.Equal([MetricDefinition.Share("macroAuroc"), MetricDefinition.Share("microF1")], Head().Metrics(Sounds));
        Assert.Equal(OutputKind.Sigmoid, Head().Output(Sounds).Kind);
        Assert.Equal(["hot", "loud", "wet"], Head().Output(Sounds).Labels);
        using var layer = Head().Build(new(8), Sounds);
        Assert.Equal(["linear.weight [3, 8]", "linear.bias [3]"], layer.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]"));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    public void Its_loss_is_binary_cross_entropy_with_weights_for_what_is_rare(double weight)
    {
        using var scope = NewDisposeScope();
        float[] logits = [0.5f, -1f, 2f, 0f, 1f, -3f];
        float[] labels = [1f, 0f, 0f, 1f, 1f, 0f];
        var options = new MultiLabelHeadOptions { PositiveWeights = new() { ["loud"] = weight } };
        var expected = logits.Zip(labels).Select((pair, i) =>
        {
            var p = 1 / (1 + Math.Exp(-pair.First));
            return pair.Second == 1 ? -(i % 3 == 1 ? weight : 1) * Math.Log(p) : -Math.Log(1 - p);
        }).Average();
        Assert.Equal(expected, Head(options).Loss(tensor(logits, [2, 3]), tensor(labels, [2, 3])).item<float>(), 1e-6);
    }

    [Fact]
    public void A_weight_for_a_label_that_is_not_there_is_refused()
    {
        var options = new MultiLabelHeadOptions { PositiveWeights = new() { ["lout"] = 2 } };
        Assert.Equal(
            "tlpipe: error TLP1070: there is no label 'lout' to weight; did you mean 'loud'? Available: hot, loud, wet",
            Assert.Throws<DiagnosticException>(() => Head(options)).Message);
        options = new() { PositiveWeights = new() { ["hot"] = 0 } };
        Assert.Equal("'positiveWeights.hot' must be greater than 0", Assert.Single(options.Validate(new(options))).ErrorMessage);
    }

    [Fact]
    public void The_probe_gives_by_how_much_the_mean_of_those_with_the_label_is_nearer()
    {
        using var scope = NewDisposeScope();
        // With the first label: mean (1, 0), without: (0, 3). All have the second label, none the third.
        var features = tensor([0f, 0f, 2f, 0f, 0f, 3f], [3, 2]);
        var targets = tensor([1f, 1f, 0f, 1f, 1f, 0f, 0f, 1f, 0f], [3, 3]);
        var output = Head().Probe(features, targets, tensor([1f, 0f, 1f, 2f], [2, 2]), Sounds);
        Assert.Equal(ScalarType.Float32, output.dtype);
        Assert.Equal([10f, 1f, -1f, -2f, 1f, -1f], output.data<float>().ToArray());
    }

    [Fact]
    public void Neither_loss_nor_probe_nor_measuring_leaves_a_handle_behind()
    {
        using var scope = NewDisposeScope();
        var features = randn([6, 3]);
        var targets = features.gt(0).to(ScalarType.Float32);
        var head = Head(new() { PositiveWeights = new() { ["hot"] = 2 } });
        var before = scope.DisposablesCount;
        head.Probe(features, targets, features, Sounds).Dispose();
        head.Loss(features, targets).Dispose();
        head.Measure(Sounds).Add(features, targets);
        Assert.Equal(before, scope.DisposablesCount);
    }

    private static IHead Head(MultiLabelHeadOptions? options = null) => Parts.Create<IHead>("multi-label", options ?? new(), Sounds);
}
