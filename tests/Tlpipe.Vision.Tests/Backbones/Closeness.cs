using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Tests.Backbones;

/// <summary>Compares outputs by their largest difference over the largest expected value.</summary>
internal static class Closeness
{
    internal static void AssertClose(IReadOnlyList<float> expected, Tensor actual, double tolerance)
    {
        var values = actual.contiguous().data<float>().ToArray();
        Assert.Equal(expected.Count, values.Length);
        var difference = expected.Zip(values, (a, b) => Math.Abs(a - b)).Max() / expected.Max(Math.Abs);
        Assert.True(difference < tolerance, $"the outputs differ by {difference} of the largest");
    }

    /// <summary>The trunk's traced program, plain, frozen and optimized, gives the trunk's own features; for another batch size, too.</summary>
    internal static void AssertProgramsAgree(Abstractions.Trunk trunk, Tensor pictures)
    {
        var one = pictures.narrow(0, 0, 1);
        var expected = trunk.call(pictures).contiguous().data<float>().ToArray();
        using var traced = jit.trace(trunk, one, check_example: pictures);
        using var frozen = jit.freeze(traced);
        using var optimized = jit.optimize_for_inference(frozen);
        AssertClose(expected, traced.call(pictures), 1e-5);
        AssertClose(expected, frozen.call(pictures), 1e-5);
        AssertClose(expected, optimized.call(pictures), 1e-5);
        AssertClose(expected[..(expected.Length / (int)pictures.shape[0])], optimized.call(one), 1e-5);
    }
}
