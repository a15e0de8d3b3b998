using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>He et al., "Deep residual learning for image recognition", 2016; torchvision's <c>resnet18</c>, <c>resnet34</c> and <c>resnet50</c>.</summary>
internal sealed class ResNetBackbone(ResNetArchitecture architecture)
    : PictureBackbone(preferredSize: 224, minimumSize: 32, channels: architecture.Outputs(3), oldHead: "fc")
{
    private const long StemChannels = 64;

    public override Trunk Build(InputSignature input)
    {
        var conv1 = Layers.Convolution(3, StemChannels, kernel: 7, stride: 2);
        var bn1 = nn.BatchNorm2d(StemChannels);
        var row = new ResidualLayer(architecture.Bottleneck ? ResidualBlock.Bottleneck : ResidualBlock.Basic, Shortcut.Projection);
        (string Name, nn.Module<Tensor, Tensor> Module)[] layers =
        [
            .. architecture.Blocks.Select((blocks, i) =>
                ($"layer{i + 1}", row.Build(i == 0 ? StemChannels : architecture.Outputs(i - 1), architecture.Outputs(i), i == 0 ? 1 : 2, blocks))),
        ];
        var stem = new Section("stem", conv1, bn1, nn.ReLU(inplace: true), nn.MaxPool2d(3, stride: 2, padding: 1));
        var trunk = new PictureTrunk(
            architecture.Name,
            Normalization.ImageNet,
            [("conv1", conv1), ("bn1", bn1), .. layers.Select(layer => (layer.Name, (nn.Module)layer.Module))],
            [stem, .. layers.Select(layer => new Section(layer.Name, layer.Module))]);
        Initialization.KaimingNormalFanOut(trunk);
        return trunk;
    }
}
