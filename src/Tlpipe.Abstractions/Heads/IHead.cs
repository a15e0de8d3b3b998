using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>A task's last layer, with its loss, its metrics and how its output reads to a person. It never sees an example whose label is missing.</summary>
public interface IHead
{
    /// <summary>What is measured of a target, the primary metric first: the one that chooses the epoch that ships.</summary>
    IReadOnlyList<MetricDefinition> Metrics(TargetSignature target);

    /// <summary>Says why features or target don't fit, in one clause, or <see langword="null"/> when they do.</summary>
    string? Refuses(FeatureSignature features, TargetSignature target);

    /// <summary>Builds the layer: features to outputs (logits). Parameters are drawn as <see cref="IBackbone.Build"/> says.</summary>
    nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target);

    /// <summary>The mean loss of a batch: a scalar.</summary>
    /// <param name="output">What the layer gave, <c>[N, …]</c>.</param>
    /// <param name="target">The labels, <c>[N, …]</c> as <see cref="TargetSignature"/> says.</param>
    Tensor Loss(Tensor output, Tensor target);

    /// <summary>The loss of each example of a batch, <c>[N]</c>: their mean is <see cref="Loss"/>. Where a head doesn't say, one example after the other is asked for.</summary>
    /// <param name="output">What the layer gave, <c>[N, …]</c>.</param>
    /// <param name="target">The labels, <c>[N, …]</c>.</param>
    Tensor Losses(Tensor output, Tensor target) => stack(
        [.. Enumerable.Range(0, (int)output.shape[0]).Select(row => Loss(output.narrow(0, row, 1), target.narrow(0, row, 1)).reshape([]))]);

    /// <summary>
    /// What the features know before any training: outputs, as the layer would give them, for features of unseen examples, from a rule without gradient steps
    /// (for classes: nearest class mean).
    /// </summary>
    /// <param name="trainFeatures"><c>[N, C]</c>.</param>
    /// <param name="trainTargets">The labels of the training examples.</param>
    /// <param name="features"><c>[M, C]</c>.</param>
    /// <param name="target">The task's target.</param>
    Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target);

    /// <summary>Starts a measurement over the examples of one split.</summary>
    IMeasurement Measure(TargetSignature target);

    /// <summary>How an application reads the output without this plugin.</summary>
    OutputSignature Output(TargetSignature target);
}
