using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>The layers that several backbones are made of.</summary>
internal static class Layers
{
    /// <summary>A convolution without bias, as one before a BatchNorm is; padded so that a stride of 1 keeps the size.</summary>
    internal static nn.Module<Tensor, Tensor> Convolution(long channels, long outputs, long kernel, long stride = 1, long groups = 1) =>
        nn.Conv2d(channels, outputs, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: false);

    /// <summary>Modules in a row, named <c>0</c>, <c>1</c>, … as PyTorch names them.</summary>
    internal static nn.Module<Tensor, Tensor> Row(params IReadOnlyList<nn.Module<Tensor, Tensor>> modules) =>
        nn.Sequential([.. modules.Select((module, index) => ($"{index}", module))]);
}
