using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.MultiLabel;

/// <summary>Ranks the examples by each label's logit, and counts where the logit is not below 0.</summary>
internal sealed class MultiLabelMeasurement(IReadOnlyList<string> labels) : IMeasurement
{
    internal const string MacroAuroc = "macroAuroc";
    internal const string MicroF1 = "microF1";

    /// <summary>The detail's name in the manifest: each label with how often it holds and its own metrics.</summary>
    internal const string PerLabel = "labels";

    /// <summary>The detail's name in the manifest: the labels that all or none of the examples have, so that they rank nothing.</summary>
    internal const string Unranked = "unranked";

    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    private readonly List<float>[] _scores = [.. labels.Select(_ => new List<float>())];
    private readonly List<bool>[] _has = [.. labels.Select(_ => new List<bool>())];

    private int Count => _scores[0].Count;

    public void Add(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var logits = output.detach().to(ScalarType.Float32).cpu().contiguous().data<float>();
        var truth = target.to(ScalarType.Float32).cpu().contiguous().data<float>();
        for (var i = 0; i < truth.Length; i++)
        {
            _scores[i % labels.Count].Add(logits[i]);
            _has[i % labels.Count].Add(truth[i] > 0.5f);
        }
    }

    public MeasuredMetrics Result()
    {
        Auroc?[] areas = [.. labels.Select((_, label) => Auroc.Of(_scores[label], _has[label]))];
        ConfusionCounts[] counts = [.. labels.Select((_, label) => ConfusionCounts.Of(_scores[label], _has[label]))];
        return new(
            Count,
            [Macro([.. areas.OfType<Auroc>()]), new(MicroF1, counts.Aggregate((sum, one) => sum + one).F1)],
            new()
            {
                [PerLabel] = new JsonArray([.. labels.Select((label, i) => new JsonObject
                {
                    ["label"] = label,
                    ["positives"] = _has[i].Count(has => has),
                    ["auroc"] = areas[i]?.Area,
                    ["f1"] = counts[i].F1,
                })]),
                [Unranked] = new JsonArray([.. labels.Where((_, i) => areas[i] is null).Select(label => JsonValue.Create(label))]),
            });
    }

    /// <summary>The mean area over the labels that rank something; chance where none does.</summary>
    private static MetricValue Macro(Auroc[] areas)
    {
        if (areas.Length == 0) return new(MacroAuroc, 0.5, 0, 1);
        var mean = areas.Average(area => area.Area);
        // The labels share their examples, so what an example does to all of them is added up before it is squared.
        var examples = areas[0].Influences.Length;
        var variance = Enumerable.Range(0, examples).Sum(i => Math.Pow(areas.Average(area => area.Influences[i]), 2)) * examples / (examples - 1);
        // Without any variance, as where every example is ranked right, the normal approximation says nothing.
        if (variance <= 0) return new(MacroAuroc, mean);
        var half = Z * Math.Sqrt(variance);
        return new(MacroAuroc, mean, Math.Max(0, mean - half), Math.Min(1, mean + half));
    }
}
