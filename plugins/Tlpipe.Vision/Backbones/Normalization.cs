using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Backbones;

/// <summary>Turns the codec's grey levels, uint8 0 to 255, into what a network was trained on: scaled to 0 to 1, less the mean, over the deviation, channel by channel.</summary>
/// <param name="Mean">Red, green, blue, on the scale of 0 to 1.</param>
/// <param name="Deviation">Red, green, blue, on the scale of 0 to 1.</param>
internal sealed record Normalization(IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    private const double White = 255;

    /// <summary>ImageNet's statistics: torchvision's published weights.</summary>
    internal static Normalization ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <summary>Float32 of the same shape and memory format. The constants belong to the computation (a trace holds them), not to the state dict.</summary>
    internal Tensor Apply(Tensor pictures)
    {
        using var scale = Constant(channel => 1 / (White * Deviation[channel]), pictures.device);
        using var shift = Constant(channel => -Mean[channel] / Deviation[channel], pictures.device);
        using var levels = pictures.to(ScalarType.Float32);
        using var scaled = levels.mul(scale);
        return scaled.add(shift);
    }

    private static Tensor Constant(Func<int, double> value, Device device) =>
        tensor([(float)value(0), (float)value(1), (float)value(2)], [1, 3, 1, 1], device: device);
}
