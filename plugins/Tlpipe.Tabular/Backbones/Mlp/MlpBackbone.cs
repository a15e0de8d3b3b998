using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Tabular.Backbones.Mlp;

/// <summary>Linear layers, each followed by ReLU and dropout.</summary>
/// <remarks>The MLP of Gorishniy et al., "Revisiting deep learning models for tabular data", 2021; parameters are named as there.</remarks>
internal sealed class MlpBackbone(MlpOptions options) : RowBackbone(options.Layers[^1], oldHead: "head.")
{
    protected override Trunk Build(long width)
    {
        List<nn.Module<Tensor, Tensor>> blocks = [];
        foreach (var outputs in options.Layers)
        {
            blocks.Add(Block(width, outputs));
            width = outputs;
        }

        return new RowTrunk(
            "mlp",
            [("blocks", nn.Sequential([.. blocks.Select((block, index) => ($"{index}", block))]))],
            [.. blocks.Select((block, index) => new Stage($"blocks.{index}", (Tensor rows) => block.call(rows), block))]);
    }

    private nn.Module<Tensor, Tensor> Block(long width, long outputs) => options.Dropout > 0
        ? nn.Sequential(("linear", nn.Linear(width, outputs)), ("activation", nn.ReLU()), ("dropout", nn.Dropout(options.Dropout)))
        : nn.Sequential(("linear", nn.Linear(width, outputs)), ("activation", nn.ReLU()));
}
