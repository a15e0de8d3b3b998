using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Sharing;

/// <summary>Two numbers to two numbers: a layer, a layer, and a stage that learns nothing.</summary>
internal sealed class TinyTrunk : Trunk
{
    private readonly Linear _low = nn.Linear(2, 2, hasBias: false);
    private readonly Linear _high = nn.Linear(2, 2, hasBias: false);

    public TinyTrunk()
        : base("tiny")
    {
        register_module("low", _low);
        register_module("high", _high);
        Stages = [new("low", values => _low.call(values), _low), new("features.high", values => _high.call(values), _high), new("pool", values => values * 2)];
    }

    public override IReadOnlyList<Stage> Stages { get; }

    /// <summary>A trunk with these weights, row by row.</summary>
    internal static TinyTrunk Of(float[] low, float[] high)
    {
        var trunk = new TinyTrunk();
        trunk.load_state_dict(new() { ["low.weight"] = tensor(low, [2, 2]), ["high.weight"] = tensor(high, [2, 2]) });
        return trunk;
    }

    /// <summary>What a sharing is built from, the trunk and its twins drawn once.</summary>
    internal static SharingBuild Build(params IReadOnlyList<string> tasks)
    {
        var trunk = new TinyTrunk();
        return new(tasks, new(2), trunk, () =>
        {
            var twin = new TinyTrunk();
            if (DefaultIsReal(twin)) twin.load_state_dict(trunk.state_dict());
            return twin;
        });
    }

    private static bool DefaultIsReal(TinyTrunk trunk) => !trunk._low.weight.is_meta;
}
