using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Vision;
using Tlpipe.Vision.Backbones.CifarResNet;
using Tlpipe.Vision.Backbones.MobileNetV2;
using Tlpipe.Vision.Backbones.ResNet;
using Tlpipe.Vision.Backbones.SmallCnn;
using Tlpipe.Vision.Backbones.SqueezeNet;
using Tlpipe.Vision.ImageFolder;
using Tlpipe.Vision.StreetScenes;

[assembly: TlpipePlugin(typeof(VisionPlugin))]

namespace Tlpipe.Vision;

/// <summary>Data sets and backbones for pictures.</summary>
public sealed class VisionPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services) => services
        .AddDataSet<ImageFolderProvider>("image-folder")
        .AddDataSet<StreetScenesProvider>("street-scenes")
        .AddBackbone<MobileNetV2Provider>("mobilenet-v2")
        .AddBackbone<SqueezeNetProvider>("squeezenet1-1")
        .AddBackbone<ResNet18Provider>("resnet-18")
        .AddBackbone<ResNet34Provider>("resnet-34")
        .AddBackbone<ResNet50Provider>("resnet-50")
        .AddBackbone<CifarResNet20Provider>("resnet-20")
        .AddBackbone<CifarResNet32Provider>("resnet-32")
        .AddBackbone<CifarResNet44Provider>("resnet-44")
        .AddBackbone<CifarResNet56Provider>("resnet-56")
        .AddBackbone<SmallCnnProvider>("small-cnn");
}
