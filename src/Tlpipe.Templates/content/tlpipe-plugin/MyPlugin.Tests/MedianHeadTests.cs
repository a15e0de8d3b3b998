using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace.Tests;

public sealed class MedianHeadTests
{
    private readonly MedianHead _head = new(deviation: 2);

    [Fact]
    public void The_loss_is_the_mean_absolute_error_in_deviations()
    {
        using var output = tensor(new float[] { 1, 5 }).unsqueeze(1);
        using var target = tensor(new float[] { 2, 2 });

        using var loss = _head.Loss(output, target);

        Assert.Equal(1f, loss.item<float>());
    }

    [Fact]
    public void The_metric_is_in_the_label_s_own_unit()
    {
        using var output = tensor(new float[] { 1, 5 }).unsqueeze(1);
        using var target = tensor(new float[] { 2, 2 });
        var measurement = _head.Measure(TargetSignature.Number);

        measurement.Add(output, target);

        Assert.Equal(2, measurement.Result()["mae"].Value);
    }
}
