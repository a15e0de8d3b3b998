using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Standard.Heads;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Classification;

/// <summary>Counts, for every pair of classes, how often the one was predicted for the other; all metrics but top-5 and, for two classes, the area under the ROC curve follow from that.</summary>
internal sealed class ClassificationMeasurement(int classes) : IMeasurement
{
    internal const string Accuracy = "accuracy";
    internal const string Top5 = "top5";
    internal const string MacroF1 = "macroF1";
    internal const string Auroc = "auroc";

    /// <summary>The detail's name in the manifest: rows are the true classes, columns the predicted ones.</summary>
    internal const string ConfusionMatrix = "confusionMatrix";

    private const int Best = 5;
    private const int Pair = 2;

    private readonly int[,] _confusion = new int[classes, classes];
    private int _count;
    private int _amongBest;
    private readonly List<float> _scores = [];
    private readonly List<bool> _second = [];

    public void Add(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var logits = output.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        var labels = target.to(ScalarType.Int64).cpu().contiguous().data<long>().ToArray();
        for (var i = 0; i < labels.Length; i++) Add(logits.AsSpan(i * classes, classes), (int)labels[i]);
    }

    public MeasuredMetrics Result()
    {
        var right = Enumerable.Range(0, classes).Sum(label => _confusion[label, label]);
        List<MetricValue> values = [Share(Accuracy, right)];
        if (classes > Best) values.Add(Share(Top5, _amongBest));
        // No interval: F1 is a ratio of dependent counts and has no sound closed form.
        values.Add(new(MacroF1, MeanF1()));
        if (classes == Pair) values.Add(MeanAuroc.Of(Auroc, Heads.Auroc.Of(_scores, _second) is { } area ? [area] : []));
        return new(_count, values, new JsonObject { [ConfusionMatrix] = ConfusionRows() });
    }

    private void Add(ReadOnlySpan<float> logits, int label)
    {
        int predicted = 0, ahead = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (IsAhead(logits, i, predicted)) predicted = i;
            if (IsAhead(logits, i, label)) ahead++;
        }

        _count++;
        _confusion[label, predicted]++;
        if (ahead < Best) _amongBest++;
        if (classes != Pair) return;
        _scores.Add(logits[1] - logits[0]);
        _second.Add(label == 1);
    }

    /// <summary>PyTorch's order: of equal logits the first is ahead, and one that is not a number is ahead of all numbers.</summary>
    private static bool IsAhead(ReadOnlySpan<float> logits, int one, int other)
    {
        var order = float.IsNaN(logits[one]) || float.IsNaN(logits[other])
            ? float.IsNaN(logits[one]).CompareTo(float.IsNaN(logits[other]))
            : logits[one].CompareTo(logits[other]);
        return order > 0 || (order == 0 && one < other);
    }

    private MetricValue Share(string name, int hits)
    {
        var (low, high) = WilsonInterval.Of(hits, _count);
        return new(name, _count == 0 ? 0 : (double)hits / _count, low, high);
    }

    /// <summary>The mean F1 of the classes that occur as label or prediction; the others have none (scikit-learn's rule, too).</summary>
    private double MeanF1()
    {
        var scores = new List<double>();
        for (var label = 0; label < classes; label++)
        {
            int labelled = 0, predicted = 0;
            for (var other = 0; other < classes; other++)
            {
                labelled += _confusion[label, other];
                predicted += _confusion[other, label];
            }

            if (labelled + predicted > 0) scores.Add(2.0 * _confusion[label, label] / (labelled + predicted));
        }

        return scores.Count == 0 ? 0 : scores.Average();
    }

    private JsonArray ConfusionRows()
    {
        var rows = new JsonArray();
        for (var label = 0; label < classes; label++)
        {
            var row = new JsonArray();
            for (var predicted = 0; predicted < classes; predicted++) row.Add(_confusion[label, predicted]);
            rows.Add((JsonNode)row);
        }

        return rows;
    }
}
