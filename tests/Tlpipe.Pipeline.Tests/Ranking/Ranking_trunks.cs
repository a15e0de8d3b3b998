using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Ranking;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Ranking;

public sealed class Ranking_trunks
{
    [Fact]
    public void Compares_the_models_own_trunk_with_others_and_computes_features_once()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(extra: "gates:\n  - { metric: car.accuracy, min: 0.99 }\ncompare: { with: scratch, seeds: 2 }", epochs: 3, strategy: "full\n  mixup: { alpha: 0.2 }\n  batchNorm: train"));
        var first = Rank(workshop, file);
        Assert.Equal(["resnet-20", "small-cnn"], first.Select(trunk => trunk.Name).Order(StringComparer.Ordinal));
        Assert.Equal(first.OrderByDescending(trunk => trunk.Score), first);
        var own = Assert.Single(first, trunk => trunk.IsOwn);
        Assert.Equal(("small-cnn", 128L, 291664L), (own.Name, own.Features, own.Parameters));
        Assert.All(first, trunk => Assert.InRange(trunk.Tasks["car"].HScore!.Value, 0, 1));
        // 70 examples train, and three times count as much in each of the three epochs; 40 validate.
        Assert.All(first, trunk => Assert.Equal(3 * (210.0 + 40) / 110, trunk.Time.FullSeconds / trunk.Time.FeatureSeconds, 1e-6));
        Assert.Equal(10, Computed(workshop));

        // Another time, and a training with the trunk frozen, find them.
        Assert.Equal(first.Select(trunk => trunk.Score), Rank(workshop, file).Select(trunk => trunk.Score));
        Assert.Equal(10, Computed(workshop));
        workshop.Build(workshop.Write("frozen.model.yaml", Models.Street(strategy: "frozen")));
        Assert.Equal(13, Computed(workshop));
    }

    [Fact]
    public void Tells_what_is_wrong_with_all_of_them_before_any_is_scored()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street());
        var error = Assert.Throws<DiagnosticException>(() => Rank(workshop, file, "resnt-20", "resnet-20=/nowhere.pth"));
        Assert.Equal(2, error.Diagnostics.Count);
        Assert.StartsWith("--with resnt-20: error TLP2001: there is no backbone 'resnt-20'; did you mean 'resnet-20'?", error.Diagnostics[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("--with resnet-20=/nowhere.pth: error TLP4001: ", error.Diagnostics[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Computed(workshop));
    }

    [Fact]
    public void Needs_the_models_that_weights_come_from()
    {
        using var workshop = new Workshop();
        var upstream = workshop.Write("base.model.yaml", Models.Street(name: "base"));
        var file = workshop.Write("street.model.yaml", Models.Street());
        Assert.Equal(
            $"--with small-cnn={upstream}: error TLP1071: the weights of '{upstream}' are not there yet, so its trunk can't be ranked; build it first: tlpipe train {upstream}",
            Assert.Throws<DiagnosticException>(() => Rank(workshop, file, $"small-cnn={upstream}")).Message);
    }

    private static int Computed(Workshop workshop) => workshop.Progress.Events.OfType<TrainingEvent.FeaturesComputed>().Count();

    private static IReadOnlyList<RankedTrunk> Rank(Workshop workshop, string file, params string[] with)
    {
        using var pipeline = workshop.Pipeline();
        return pipeline.Rank(file, [.. (with.Length == 0 ? ["resnet-20"] : with).Select(TrunkCandidate.Parse)], workshop.Progress, CancellationToken.None);
    }
}
