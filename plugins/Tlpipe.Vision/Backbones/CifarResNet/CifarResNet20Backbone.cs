using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>
/// He et al., "Deep residual learning for image recognition", 2016, section 4.2, with shortcuts of option A;
/// names, normalisation and first parameters are those of akamaster/pytorch_resnet_cifar10, whose weights are the usual ones.
/// </summary>
internal sealed class CifarResNet20Backbone() : PictureBackbone(preferredSize: 32, minimumSize: 8, channels: 64, oldHead: "linear")
{
    private const int BlocksPerLayer = 3;

    public override Trunk Build(InputSignature input)
    {
        var conv1 = Layers.Convolution(3, 16, kernel: 3);
        var bn1 = nn.BatchNorm2d(16);
        (string Name, nn.Module<Tensor, Tensor> Module)[] layers =
        [
            ("layer1", Layer(16, 16, stride: 1)),
            ("layer2", Layer(16, 32, stride: 2)),
            ("layer3", Layer(32, 64, stride: 2)),
        ];
        var trunk = new PictureTrunk(
            "resnet-20",
            Normalization.ImageNet,
            [("conv1", conv1), ("bn1", bn1), .. layers.Select(layer => (layer.Name, (nn.Module)layer.Module))],
            [new("stem", conv1, bn1, nn.ReLU(inplace: true)), .. layers.Select(layer => new Section(layer.Name, layer.Module))]);
        Initialization.KaimingNormalFanIn(trunk);
        return trunk;
    }

    private static nn.Module<Tensor, Tensor> Layer(long channels, long outputs, long stride) =>
        Layers.Row([.. Enumerable.Range(0, BlocksPerLayer).Select(i =>
            BasicBlock.ParameterFree(i == 0 ? channels : outputs, outputs, i == 0 ? stride : 1))]);
}
