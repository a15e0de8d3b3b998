using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>How the published networks draw their first parameters. Biases begin at zero; BatchNorm begins as PyTorch's does, with ones and zeros.</summary>
/// <remarks>He et al., "Delving deep into rectifiers", 2015.</remarks>
internal static class Initialization
{
    /// <summary>torchvision's MobileNetV2 and ResNet.</summary>
    internal static void KaimingNormalFanOut(nn.Module network) =>
        ForEachConvolution(network, weight => nn.init.kaiming_normal_(weight, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU));

    /// <summary>The CIFAR ResNet.</summary>
    internal static void KaimingNormalFanIn(nn.Module network) => ForEachConvolution(network, weight => nn.init.kaiming_normal_(weight));

    /// <summary>torchvision's SqueezeNet.</summary>
    internal static void KaimingUniformFanIn(nn.Module network) => ForEachConvolution(network, weight => nn.init.kaiming_uniform_(weight));

    private static void ForEachConvolution(nn.Module network, Func<Tensor, Tensor> draw)
    {
        foreach (var convolution in network.modules().OfType<Conv2d>())
        {
            draw(convolution.weight);
            if (convolution.bias is { } bias) nn.init.zeros_(bias);
        }
    }
}
