using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>The trunk that sharings are tried on: the stages <c>low</c>, <c>middle</c> and <c>high</c> are a layer each, <c>pool</c> has nothing that learns.</summary>
internal sealed class SampleTrunk : Trunk
{
    public SampleTrunk(FeatureSignature features)
        : base("sample")
    {
        Stages = [Learning("low", features), Learning("middle", features), Learning("high", features), new Stage("pool", static values => values * 2)];
    }

    public override IReadOnlyList<Stage> Stages { get; }

    /// <summary>As many channels as come in, at each place of a sequence or a picture alike.</summary>
    private Stage Learning(string name, FeatureSignature features)
    {
        nn.Module<Tensor, Tensor> layer = features.Layout == FeatureLayout.Map
            ? nn.Conv2d(features.Channels, features.Channels, 1)
            : nn.Linear(features.Channels, features.Channels);
        register_module(name, layer);
        return new(name, values => layer.call(values).tanh(), layer);
    }
}
