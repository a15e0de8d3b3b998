using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Standard.Heads;
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
            [MeanAuroc.Of(MacroAuroc, [.. areas.OfType<Auroc>()]), new(MicroF1, counts.Aggregate((sum, one) => sum + one).F1)],
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
}
