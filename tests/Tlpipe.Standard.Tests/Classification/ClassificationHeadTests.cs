using Tlpipe.Abstractions;
using Tlpipe.Standard.Classification;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Classification;

public sealed class ClassificationHeadTests
{
    private static readonly TargetSignature Insects = TargetSignature.OneOf(["ants", "bees"]);

    [Fact]
    public void It_takes_feature_vectors_and_classes_and_says_why_it_takes_nothing_else()
    {
        var head = Head();
        Assert.Null(head.Refuses(new(1280), Insects));
        Assert.Equal(
            "it takes one feature vector an example, and the trunk gives one for each position of a sequence",
            head.Refuses(new(64, FeatureLayout.Sequence), Insects));
        Assert.Equal(
            "it takes one feature vector an example, and the trunk gives one for each place of a picture",
            head.Refuses(new(64, FeatureLayout.Map), Insects));
        Assert.Equal("it learns one of several classes, and the target is a number", head.Refuses(new(64), TargetSignature.Number));
        Assert.Equal(
            "it learns one of several classes, and the target is any number of labels",
            head.Refuses(new(64), TargetSignature.AnyOf(["hot", "loud"])));
        Assert.Equal("it needs at least two classes, and the target has 1", head.Refuses(new(64), TargetSignature.OneOf(["ants"])));
    }

    [Fact]
    public void Its_primary_metric_is_accuracy_and_top_5_is_measured_where_there_are_more_classes()
    {
        Assert.Equal(["accuracy", "macroF1", "auroc"], Head().Metrics(Insects).Select(metric => metric.Name));
        Assert.Equal(["accuracy", "top5", "macroF1"], Head().Metrics(TargetSignature.OneOf(["1", "2", "3", "4", "5", "6"])).Select(metric => metric.Name));
    }

    [Fact]
    public void An_application_reads_its_output_as_confidences_of_the_classes()
    {
        var output = Head().Output(Insects);
        Assert.Equal(OutputKind.Softmax, output.Kind);
        Assert.Equal(["ants", "bees"], output.Labels);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void The_losses_of_examples_are_those_of_batches_of_one_and_their_mean_is_the_loss(double labelSmoothing)
    {
        using var scope = NewDisposeScope();
        var head = Head(new() { LabelSmoothing = labelSmoothing });
        var (output, target) = (tensor([1.5f, -0.5f, 0.2f, 0.1f, -2f, 3f]).reshape(3, 2), tensor([0L, 1L, 0L]));

        var losses = head.Losses(output, target);

        Assert.Equal([3], losses.shape);
        Assert.Equal(head.Loss(output, target).item<float>(), losses.mean().item<float>(), 6);
        Assert.True(allclose(losses, ((IHead)new PlainHead(head)).Losses(output, target), atol: 1e-6));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    public void The_layer_is_linear_and_has_the_same_parameters_with_dropout_or_without(double dropout)
    {
        using var layer = Head(new() { Dropout = dropout }).Build(new(8), Insects);
        Assert.Equal(["linear.weight [2, 8]", "linear.bias [2]"], layer.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]"));
        layer.eval();
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var features = randn([3, 8]);
        var state = layer.state_dict();
        Assert.True(allclose(features.matmul(state["linear.weight"].t()) + state["linear.bias"], layer.call(features), atol: 1e-6));
    }

    [Fact]
    public void On_the_meta_device_the_layer_has_names_and_shapes()
    {
        using var device = device_scope(META);
        using var layer = Head(new() { Dropout = 0.1 }).Build(new(1280), Insects);
        Assert.Equal(["linear.weight [2, 1280]", "linear.bias [2]"], layer.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]"));
    }

    /// <summary>The numbers are those of PyTorch 1.13's torch.nn.functional.cross_entropy.</summary>
    [Theory]
    [InlineData(0.0, 1.89424646, -0.09812961518764496, 0.02639111317694187, 0.07173848897218704)]
    [InlineData(0.1, 1.87466311, -0.08146294951438904, 0.018057778477668762, 0.06340515613555908)]
    [InlineData(0.5, 1.79632986, -0.014796286821365356, -0.015275554731488228, 0.030071821063756943)]
    public void The_loss_and_its_gradient_are_those_of_PyTorch(double labelSmoothing, double loss, double first, double second, double third)
    {
        using var scope = NewDisposeScope();
        var logits = tensor([1.5f, -0.25f, 0.75f, 0.1f, 2.0f, -1.0f, -0.5f, 0.25f, 0.5f, 3.0f, 1.0f, -2.0f], [4, 3], requires_grad: true);
        var labels = tensor([0L, 1L, 0L, 2L]);
        var value = Head(new() { LabelSmoothing = labelSmoothing }).Loss(logits, labels);
        value.backward();
        Assert.Equal(loss, value.item<float>(), 1e-6);
        var gradient = logits.grad!.data<float>();
        Assert.Equal(first, gradient[0], 1e-6);
        Assert.Equal(second, gradient[1], 1e-6);
        Assert.Equal(third, gradient[2], 1e-6);
    }

    [Fact]
    public void The_probe_gives_minus_the_squared_distance_to_each_class_mean()
    {
        using var scope = NewDisposeScope();
        // The means are (1, 0) and (0, 3); no example shows the third class.
        var trainFeatures = tensor([0f, 0f, 2f, 0f, 0f, 3f], [3, 2]);
        var trainTargets = tensor([0L, 0L, 1L]);
        var features = tensor([1f, 0f, 1f, 2f], [2, 2]);
        var output = Head().Probe(trainFeatures, trainTargets, features, TargetSignature.OneOf(["a", "b", "c"]));
        Assert.Equal(ScalarType.Float32, output.dtype);
        Assert.Equal([2, 3], output.shape);
        Assert.Equal([0f, -10f, -1e30f, -4f, -2f, -1e30f], output.data<float>().ToArray());
    }

    [Fact]
    public void Neither_loss_nor_probe_leaves_a_handle_behind()
    {
        using var scope = NewDisposeScope();
        var features = randn([6, 4]);
        var targets = tensor([0L, 1L, 0L, 1L, 0L, 1L]);
        var before = scope.DisposablesCount;
        Head().Probe(features, targets, features, Insects).Dispose();
        Head().Loss(features, targets).Dispose();
        Assert.Equal(before, scope.DisposablesCount);
    }

    private static IHead Head(ClassificationHeadOptions? options = null) => Parts.Create<IHead>("classification", options ?? new());
}
