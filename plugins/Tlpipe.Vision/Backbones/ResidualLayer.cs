using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>Residual blocks in a row, of which the first changes size and channels.</summary>
/// <param name="Block">Makes a block from channels, outputs, stride and shortcut.</param>
/// <param name="Shortcut">Makes a shortcut from channels, outputs and stride.</param>
internal sealed record ResidualLayer(Func<long, long, long, Shortcut?, ResidualBlock> Block, Func<long, long, long, Shortcut?> Shortcut)
{
    internal nn.Module<Tensor, Tensor> Build(long channels, long outputs, long stride, int blocks) =>
        Layers.Row([.. Enumerable.Range(0, blocks).Select(i => i == 0 ? One(channels, outputs, stride) : One(outputs, outputs, 1))]);

    private ResidualBlock One(long channels, long outputs, long stride) => Block(channels, outputs, stride, Shortcut(channels, outputs, stride));
}
