using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Models.Tests.Predicting;

/// <summary>A small picture network with three tasks: classes, labels of which several may hold, a number.</summary>
internal sealed class TinyNetwork : Module<Tensor, IReadOnlyList<Tensor>>
{
    private readonly Conv2d conv = Conv2d(3, 8, 3, stride: 2, padding: 1);
    private readonly BatchNorm2d bn = BatchNorm2d(8);
    private readonly Linear insect = Linear(8, 2);
    private readonly Linear tags = Linear(8, 3);
    private readonly Linear weight = Linear(8, 1);

    public TinyNetwork() : base("tiny") => RegisterComponents();

    public override IReadOnlyList<Tensor> forward(Tensor input)
    {
        var scaled = input.to(ScalarType.Float32) / 255;
        var features = functional.relu(bn.call(conv.call(scaled))).mean([2, 3]);
        return [insect.call(features), tags.call(features), weight.call(features)];
    }
}
