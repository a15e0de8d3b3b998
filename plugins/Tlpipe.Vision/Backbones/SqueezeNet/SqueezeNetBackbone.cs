using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.SqueezeNet;

/// <summary>Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", 2016, version 1.1; torchvision's <c>squeezenet1_1</c>.</summary>
internal sealed class SqueezeNetBackbone() : PictureBackbone(preferredSize: 224, minimumSize: 17, channels: 512, oldHead: "classifier")
{
    public override Trunk Build(InputSignature input)
    {
        nn.Module<Tensor, Tensor>[] features =
        [
            nn.Conv2d(3, 64, 3, stride: 2),
            nn.ReLU(inplace: true),
            Halving(),
            new Fire(64, 16, 64),
            new Fire(128, 16, 64),
            Halving(),
            new Fire(128, 32, 128),
            new Fire(256, 32, 128),
            Halving(),
            new Fire(256, 48, 192),
            new Fire(384, 48, 192),
            new Fire(384, 64, 256),
            new Fire(512, 64, 256),
        ];
        var trunk = new PictureTrunk("squeezenet1-1", Normalization.ImageNet, [("features", Layers.Row(features))], Sections(features));
        Initialization.KaimingUniformFanIn(trunk);
        return trunk;
    }

    /// <summary>One stage for each fire module, with the pooling before it.</summary>
    private static Section[] Sections(nn.Module<Tensor, Tensor>[] features) =>
    [
        new("stem", features[..3]),
        new("features.3", features[3]),
        new("features.4", features[4]),
        new("features.6", features[5..7]),
        new("features.7", features[7]),
        new("features.9", features[8..10]),
        new("features.10", features[10]),
        new("features.11", features[11]),
        new("features.12", features[12]),
    ];

    private static nn.Module<Tensor, Tensor> Halving() => nn.MaxPool2d(3, stride: 2, ceil_mode: true);
}
