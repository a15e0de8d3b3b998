namespace Tlpipe.Torch;

/// <summary>All that a tensor on the meta device has.</summary>
internal sealed class MetaTensor(long[] shape, torch.ScalarType dtype)
{
    internal long[] Shape { get; } = shape;
    internal torch.ScalarType Dtype { get; } = dtype;
    internal bool RequiresGrad { get; set; }
}
