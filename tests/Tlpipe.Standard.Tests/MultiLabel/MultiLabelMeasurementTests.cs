using Tlpipe.Abstractions;
using Tlpipe.Standard.MultiLabel;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.MultiLabel;

public sealed class MultiLabelMeasurementTests
{
    /// <summary>Scores of three labels, with ties.</summary>
    private static readonly float[][] Scores =
    [
        [0.5f, 2f, -1f], [0.5f, -1f, 3f], [-2f, -1f, 0f], [1f, 0f, 0f], [-0.5f, 1f, 0f], [0.5f, 1f, -2f], [3f, -4f, 1f],
    ];

    private static readonly float[][] Labels =
    [
        [1f, 1f, 0f], [0f, 0f, 1f], [0f, 1f, 0f], [1f, 0f, 1f], [1f, 0f, 0f], [0f, 1f, 0f], [1f, 0f, 1f],
    ];

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order_with_ties_half()
    {
        var result = Measure(Scores, Labels);
        Assert.Equal(7, result.Count);
        double[] areas = [.. Enumerable.Range(0, 3).Select(label => Pairs(label).Average())];
        Assert.Equal(areas.Average(), result["macroAuroc"].Value, 12);
        Assert.Equal(areas[0], result.Details!["labels"]![0]!["auroc"]!.GetValue<double>(), 12);
        Assert.Equal("""{"label":"c","positives":3,"auroc":0.9166666666666666,"f1":0.75}""", result.Details["labels"]![2]!.ToJsonString());
        Assert.Empty(result.Details["unranked"]!.AsArray());
    }

    [Fact]
    public void The_interval_follows_from_how_much_each_example_moves_the_mean_area()
    {
        // By definition: an example's mean over its pairs, less the area, over the size of its group; added up over labels before it is squared.
        var influences = new double[7];
        for (var label = 0; label < 3; label++)
        {
            var area = Pairs(label).Average();
            for (var i = 0; i < 7; i++)
            {
                var rest = Enumerable.Range(0, 7).Where(j => Labels[j][label] != Labels[i][label]).ToList();
                var right = rest.Average(j => Labels[i][label] == 1 ? Order(i, j, label) : Order(j, i, label));
                influences[i] += (right - area) / (7 - rest.Count) / 3;
            }
        }

        var half = 1.959963984540054 * Math.Sqrt(influences.Sum(influence => influence * influence) * 7 / 6);
        var metric = Measure(Scores, Labels)["macroAuroc"];
        Assert.Equal(metric.Value - half, metric.Low!.Value, 12);
        Assert.Equal(Math.Min(1, metric.Value + half), metric.High!.Value, 12);
    }

    [Fact]
    public void Micro_F1_counts_all_labels_together_at_one_half()
    {
        // Said to hold: 5 of a (3 right), 4 of b (2 right), 5 of c (3 right); 4, 3 and 3 hold.
        Assert.Equal(2.0 * 8 / (14 + 10), Measure(Scores, Labels)["microF1"].Value, 12);
        Assert.Equal(0, Measure([[-1f, -1f, -1f]], [[0f, 0f, 0f]])["microF1"].Value);
    }

    [Fact]
    public void A_label_that_all_or_none_have_is_left_out_and_said()
    {
        float[][] labels = [.. Labels.Select(row => new[] { row[0], 1f, 0f })];
        var result = Measure(Scores, labels);
        Assert.Equal(Pairs(0).Average(), result["macroAuroc"].Value, 12);
        Assert.Equal("""["b","c"]""", result.Details!["unranked"]!.ToJsonString());
        Assert.Equal("""{"label":"b","positives":7,"auroc":null,"f1":0.7272727272727273}""", result.Details["labels"]![1]!.ToJsonString());
    }

    [Fact]
    public void Where_no_label_ranks_anything_the_area_is_chance_and_could_be_anything()
    {
        Assert.Equal(new MetricValue("macroAuroc", 0.5, 0, 1), Measure(Scores[..1], Labels[..1])["macroAuroc"]);
        Assert.Equal(0, Measure([], []).Count);
    }

    [Fact]
    public void A_perfect_order_has_no_interval() =>
        Assert.Equal(new MetricValue("macroAuroc", 1), Measure([[1f, 1f, 1f], [-1f, -1f, -1f]], [[1f, 1f, 1f], [0f, 0f, 0f]])["macroAuroc"]);

    private static IEnumerable<double> Pairs(int label) =>
        from i in Enumerable.Range(0, 7).Where(i => Labels[i][label] == 1)
        from j in Enumerable.Range(0, 7).Where(j => Labels[j][label] == 0)
        select Order(i, j, label);

    private static double Order(int with, int without, int label)
    {
        var difference = Scores[with][label] - Scores[without][label];
        return difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
    }

    private static MeasuredMetrics Measure(float[][] scores, float[][] labels)
    {
        using var scope = NewDisposeScope();
        var measurement = Parts.Create<IHead>("multi-label", new MultiLabelHeadOptions()).Measure(TargetSignature.AnyOf(["a", "b", "c"]));
        // In two batches.
        foreach (var rows in Enumerable.Range(0, scores.Length).Chunk(4))
            measurement.Add(tensor(rows.SelectMany(i => scores[i]).ToArray(), [rows.Length, 3]), tensor(rows.SelectMany(i => labels[i]).ToArray(), [rows.Length, 3]));
        return measurement.Result();
    }
}
