using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>A head with features and a target that it takes.</summary>
internal sealed record HeadTrial(IHead Head, FeatureSignature FeatureSignature, TargetSignature Target)
{
    public override string ToString() => $"for a target of kind {Target.Kind}, ";

    /// <summary>The layer, drawn from a seed.</summary>
    public nn.Module<Tensor, Tensor> Layer(long seed = 1)
    {
        manual_seed(seed);
        return Head.Build(FeatureSignature, Target);
    }

    /// <summary>Random features.</summary>
    public Tensor Features(int count, long seed = 1)
    {
        using var generator = new Generator((ulong)seed);
        var channels = FeatureSignature.Channels;
        return randn(FeatureSignature.Layout switch { FeatureLayout.Vector => [count, channels], FeatureLayout.Sequence => [count, 7, channels], _ => [count, channels, 5, 5] }, generator: generator);
    }

    /// <summary>Labels; each class and each label comes up.</summary>
    public Tensor Labels(int count) => Target.Kind switch
    {
        TargetKind.Class => tensor([.. Enumerable.Range(0, count).Select(row => (long)(row * 7 % Target.Classes.Count))]),
        TargetKind.Labels => tensor(
            [.. Enumerable.Range(0, count).SelectMany(row => Target.Classes.Select((_, at) => (row + at) % 2 == 0 ? 1f : 0f))], [count, Target.Classes.Count]),
        _ => tensor([.. Enumerable.Range(0, count).Select(row => (float)(Target.Mean + (Target.Deviation * ((row % 5) - 2))))]),
    };
}
