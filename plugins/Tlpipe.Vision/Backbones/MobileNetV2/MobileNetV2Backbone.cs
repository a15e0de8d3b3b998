using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.MobileNetV2;

/// <summary>Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", 2018; torchvision's <c>mobilenet_v2</c>.</summary>
internal sealed class MobileNetV2Backbone() : PictureBackbone(preferredSize: 224, minimumSize: 32, LastChannels, oldHead: "classifier")
{
    private const long FirstChannels = 32;
    private const long LastChannels = 1280;

    /// <summary>Table 2 of the paper.</summary>
    private static readonly (long Expansion, long Channels, int Repeats, long Stride)[] Settings =
    [
        (1, 16, 1, 1),
        (6, 24, 2, 2),
        (6, 32, 3, 2),
        (6, 64, 4, 2),
        (6, 96, 3, 1),
        (6, 160, 3, 2),
        (6, 320, 1, 1),
    ];

    public override Trunk Build(InputSignature input)
    {
        List<nn.Module<Tensor, Tensor>> features = [InvertedResidual.ConvolutionNormActivation(3, FirstChannels, kernel: 3, stride: 2)];
        var channels = FirstChannels;
        foreach (var (expansion, outputs, repeats, firstStride) in Settings)
        {
            for (var i = 0; i < repeats; i++)
            {
                features.Add(new InvertedResidual(channels, outputs, i == 0 ? firstStride : 1, expansion));
                channels = outputs;
            }
        }

        features.Add(InvertedResidual.ConvolutionNormActivation(channels, LastChannels, kernel: 1));
        var sections = features.Select((module, index) => new Section(index == 0 ? "stem" : $"features.{index}", module));
        var trunk = new PictureTrunk("mobilenet-v2", Normalization.ImageNet, [("features", Layers.Row(features))], [.. sections]);
        Initialization.KaimingNormalFanOut(trunk);
        return trunk;
    }
}
