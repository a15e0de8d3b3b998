using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

/// <summary>Inputs and networks that the tests and the reference script both make.</summary>
internal static class Samples
{
    /// <summary>sin(0.37 i + phase), as the reference script's.</summary>
    internal static Tensor Wave(long[] shape, double phase = 0)
    {
        var numbers = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (float)Math.Sin((0.37 * i) + phase);
        return tensor(numbers, shape);
    }

    /// <summary>Convolution, BatchNorm, ReLU, pooling and a linear layer over <c>[N, 3, H, W]</c>.</summary>
    internal static Sequential Network() => Sequential(
        ("conv", Conv2d(3, 4, 3, padding: 1, bias: false)), ("bn", BatchNorm2d(4)), ("relu", ReLU()),
        ("pool", AdaptiveAvgPool2d(1)), ("flat", Flatten()), ("fc", Linear(4, 3)));

    /// <summary><see cref="Network"/> with waves for parameters.</summary>
    internal static Sequential WaveNetwork()
    {
        var network = Network();
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (i, parameter) in network.parameters().Index()) parameter.copy_(Wave(parameter.shape, i));
        return network;
    }

    /// <summary>Asserts that a tensor has these elements, within 2e-5 relative to the largest.</summary>
    internal static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 2e-5)
    {
        Assert.Equal(expected.Count, actual.Count);
        var scale = Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"element {i}: {expected[i]} expected, {actual[i]} found");
    }

    /// <summary>The elements as doubles.</summary>
    internal static double[] Numbers(Tensor tensor)
    {
        using var doubles = tensor.detach().to(float64);
        return doubles.ToArray<double>();
    }
}
