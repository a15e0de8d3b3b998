using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones.SmallCnn;

/// <summary>
/// Convolutions of 3 x 3 with BatchNorm and ReLU: a first layer of stride 2, then stages of one convolution that halves the picture and doubles the channels
/// and one with a shortcut around it.
/// At 48 x 48 and the default width and depth it takes about 6 million multiply-adds a picture (12 MFLOP).
/// </summary>
internal sealed class SmallCnnBackbone(SmallCnnOptions options)
    : PictureBackbone(preferredSize: 64, minimumSize: 2 << options.Depth, (long)options.Width << options.Depth, oldHead: "classifier")
{
    public override Trunk Build(InputSignature input)
    {
        List<nn.Module<Tensor, Tensor>> features = [Layers.Row(HalvingConvolution(3, options.Width))];
        for (var stage = 1; stage <= options.Depth; stage++)
        {
            var outputs = (long)options.Width << stage;
            features.Add(Layers.Row([.. HalvingConvolution(outputs / 2, outputs), new ResidualConvolution(outputs)]));
        }

        var sections = features.Select((module, index) => new Section(index == 0 ? "stem" : $"features.{index}", module));
        var trunk = new PictureTrunk("small-cnn", Normalization.ImageNet, [("features", Layers.Row(features))], [.. sections]);
        Initialization.KaimingNormalFanOut(trunk);
        return trunk;
    }

    private static nn.Module<Tensor, Tensor>[] HalvingConvolution(long channels, long outputs) =>
        [Layers.Convolution(channels, outputs, kernel: 3, stride: 2), nn.BatchNorm2d(outputs), nn.ReLU(inplace: true)];
}
