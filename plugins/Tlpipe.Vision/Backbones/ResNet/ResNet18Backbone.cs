using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>He et al., "Deep residual learning for image recognition", 2016; torchvision's <c>resnet18</c>.</summary>
internal sealed class ResNet18Backbone() : PictureBackbone(preferredSize: 224, minimumSize: 32, channels: 512, oldHead: "fc")
{
    public override Trunk Build(InputSignature input)
    {
        var conv1 = Layers.Convolution(3, 64, kernel: 7, stride: 2);
        var bn1 = nn.BatchNorm2d(64);
        (string Name, nn.Module<Tensor, Tensor> Module)[] layers =
        [
            ("layer1", Layer(64, 64, stride: 1)),
            ("layer2", Layer(64, 128, stride: 2)),
            ("layer3", Layer(128, 256, stride: 2)),
            ("layer4", Layer(256, 512, stride: 2)),
        ];
        var stem = new Section("stem", conv1, bn1, nn.ReLU(inplace: true), nn.MaxPool2d(3, stride: 2, padding: 1));
        var trunk = new PictureTrunk(
            "resnet-18",
            Normalization.ImageNet,
            [("conv1", conv1), ("bn1", bn1), .. layers.Select(layer => (layer.Name, (nn.Module)layer.Module))],
            [stem, .. layers.Select(layer => new Section(layer.Name, layer.Module))]);
        Initialization.KaimingNormalFanOut(trunk);
        return trunk;
    }

    private static nn.Module<Tensor, Tensor> Layer(long channels, long outputs, long stride)
    {
        var downsample = stride == 1 ? null : Layers.Row(Layers.Convolution(channels, outputs, kernel: 1, stride), nn.BatchNorm2d(outputs));
        return Layers.Row(BasicBlock.Projected(channels, outputs, stride, downsample), BasicBlock.Projected(outputs, outputs, 1, downsample: null));
    }
}
