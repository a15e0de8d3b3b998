using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Tabular.Backbones.ResNetMlp;

/// <summary>A linear layer, residual blocks, and BatchNorm with ReLU at the end.</summary>
/// <remarks>The ResNet of Gorishniy et al., "Revisiting deep learning models for tabular data", 2021; parameters are named as there.</remarks>
internal sealed class ResNetMlpBackbone(ResNetMlpOptions options) : RowBackbone(options.Width, oldHead: "head.linear.")
{
    protected override Trunk Build(long width)
    {
        var first = nn.Linear(width, options.Width);
        List<nn.Module<Tensor, Tensor>> blocks = [.. Enumerable.Range(0, options.Depth).Select(_ => new ResidualBlock(options))];
        var last = nn.Sequential(("normalization", nn.BatchNorm1d(options.Width)), ("activation", nn.ReLU()));
        return new RowTrunk(
            "resnet-mlp",
            [("first_layer", first), ("blocks", nn.Sequential([.. blocks.Select((block, index) => ($"{index}", block))])), ("head", last)],
            [
                new Stage("stem", (Tensor rows) => first.call(rows), first),
                .. blocks.Select((block, index) => new Stage($"blocks.{index}", (Tensor rows) => block.call(rows), block)),
                new Stage("last", (Tensor rows) => last.call(rows), last),
            ]);
    }
}
