using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace;

/// <summary>One stage, from <c>[N, readings]</c> to <c>[N, units]</c>. Stages are what freezing and rates by layer speak of.</summary>
internal sealed class PerceptronTrunk : Trunk
{
    public PerceptronTrunk(long readings, long units)
        : base("perceptron")
    {
        var hidden = nn.Sequential(("0", nn.Linear(readings, units)), ("1", nn.ReLU()));
        register_module("hidden", hidden);
        Stages = [new Stage("hidden", hidden.call, hidden)];
    }

    public override IReadOnlyList<Stage> Stages { get; }
}
