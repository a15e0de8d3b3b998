using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Ranking;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Ranking;

public sealed class Scores_of_features
{
    [SkippableTheory]
    [InlineData(40, 5)]
    [InlineData(12, 15)]
    public void Are_those_of_the_papers_formulas(int examples, int channels)
    {
        var absent = DebianPython.WhyAbsent("numpy", "python3-numpy");
        Skip.If(absent is not null, absent);
        using var scope = NewDisposeScope();
        manual_seed(4);
        var classes = arange(examples, ScalarType.Int64).remainder(3);
        var features = randn([examples, channels]) + (nn.functional.one_hot(classes, channels).to(ScalarType.Float32) * 2) + 0.5;
        var number = (features.select(1, 0) * 3) + randn([examples]) + 20;
        var expected = Reference(features, classes, number);

        var scores = FeatureScores.Of(features, classes, TargetSignature.OneOf(["a", "b", "c"]));
        Assert.Equal((double)expected["classes"]!, scores.LogMe, 1e-5);
        Assert.Equal((double)expected["shrunk"]!, scores.HScore!.Value, 1e-5);
        var evidence = FeatureScores.Of(features, number, TargetSignature.Number);
        Assert.Equal((double)expected["number"]!, evidence.LogMe, 1e-5);
        Assert.Null(evidence.HScore);

        // Without shrinkage it is the first paper's score.
        var members = nn.functional.one_hot(classes, 3).to(ScalarType.Float64);
        var centre = features.to(ScalarType.Float64).mean([0]);
        var spectrum = FeatureSpectrum.Of(features, members / members.sum([0]), centre);
        long[] sizes = [.. members.sum([0]).data<double>().ToArray().Select(size => (long)size)];
        Assert.Equal((double)expected["hScore"]!, HScore.Of(spectrum, sizes, channels, shrinkage: 0), 1e-5);
        var fourth = (features.to(ScalarType.Float64) - centre).square().sum(1).square().sum().item<double>();
        Assert.Equal((double)expected["shrinkage"]!, HScore.Shrinkage(spectrum, examples, channels, fourth), 1e-7);
    }

    [Fact]
    public void Of_labels_are_the_mean_over_labels()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var features = randn([20, 3]);
        var has = features.narrow(1, 0, 2).gt(0).to(ScalarType.Float32);
        var both = FeatureScores.Of(features, has, TargetSignature.AnyOf(["a", "b"]));
        TaskScores[] alone = [.. Enumerable.Range(0, 2).Select(i => FeatureScores.Of(features, has.narrow(1, i, 1), TargetSignature.AnyOf(["x"])))];
        Assert.Equal(alone.Average(scores => scores.LogMe), both.LogMe, 1e-9);
        Assert.Equal(alone.Average(scores => scores.HScore!.Value), both.HScore!.Value, 1e-9);
    }

    [Fact]
    public void Know_features_that_tell_the_classes_from_features_that_do_not()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var classes = arange(60, ScalarType.Int64).remainder(2);
        var noise = randn([60, 6]);
        var telling = noise + (classes.unsqueeze(1).to(ScalarType.Float32) * 3);
        var (good, bad) = (FeatureScores.Of(telling, classes, TargetSignature.OneOf(["a", "b"])), FeatureScores.Of(noise, classes, TargetSignature.OneOf(["a", "b"])));
        Assert.True(good.LogMe > bad.LogMe + 0.5, $"{good} {bad}");
        Assert.True(good.HScore > bad.HScore + 0.5, $"{good} {bad}");
        // A class without examples changes nothing, and features that are all the same are worth a score, too.
        Assert.Equal(good.HScore!.Value, FeatureScores.Of(telling, classes, TargetSignature.OneOf(["a", "b", "c"])).HScore!.Value, 1e-9);
        Assert.True(double.IsFinite(FeatureScores.Of(zeros([10, 4]), arange(10, ScalarType.Int64).remainder(2), TargetSignature.OneOf(["a", "b"])).LogMe));
    }

    private static JsonNode Reference(Tensor features, Tensor classes, Tensor number)
    {
        using var folder = new TemporaryFolder();
        var channels = (int)features.shape[1];
        var path = folder.Write("case.json", JsonSerializer.Serialize(new
        {
            features = features.contiguous().data<float>().ToArray().Chunk(channels),
            classes = classes.data<long>().ToArray(),
            number = number.data<float>().ToArray(),
        }));
        return JsonNode.Parse(DebianPython.Run(Path.Combine(AppContext.BaseDirectory, "Ranking", "ranking_reference.py"), path))!;
    }
}
