using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>
/// He et al., "Deep residual learning for image recognition", 2016, section 4.2, with shortcuts of option A;
/// names, normalisation and first parameters are those of akamaster/pytorch_resnet_cifar10, whose weights are the usual ones.
/// </summary>
internal sealed class CifarResNetBackbone(CifarResNetArchitecture architecture)
    : PictureBackbone(preferredSize: 32, minimumSize: 8, channels: 64, oldHead: "linear")
{
    public override Trunk Build(InputSignature input)
    {
        var conv1 = Layers.Convolution(3, 16, kernel: 3);
        var bn1 = nn.BatchNorm2d(16);
        var row = new ResidualLayer(ResidualBlock.Basic, Shortcut.Padding);
        (string Name, nn.Module<Tensor, Tensor> Module)[] layers =
        [
            ("layer1", row.Build(16, 16, stride: 1, architecture.BlocksPerLayer)),
            ("layer2", row.Build(16, 32, stride: 2, architecture.BlocksPerLayer)),
            ("layer3", row.Build(32, 64, stride: 2, architecture.BlocksPerLayer)),
        ];
        var trunk = new PictureTrunk(
            architecture.Name,
            Normalization.ImageNet,
            [("conv1", conv1), ("bn1", bn1), .. layers.Select(layer => (layer.Name, (nn.Module)layer.Module))],
            [new("stem", conv1, bn1, nn.ReLU(inplace: true)), .. layers.Select(layer => new Section(layer.Name, layer.Module))]);
        Initialization.KaimingNormalFanIn(trunk);
        return trunk;
    }
}
