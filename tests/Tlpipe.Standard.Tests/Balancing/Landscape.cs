using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>
/// The two-task landscape of Liu et al. 2021 (CAGrad), after that of Yu et al. 2020 (PCGrad): above, two steep valleys in which the tasks' gradients conflict
/// and differ in length; below, two bowls whose Pareto front is the line from <c>x1 = -7</c> to <c>x1 = 7</c> at <c>x2 = -8.355</c>.
/// </summary>
internal static class Landscape
{
    private const double Lower = 0.000005;

    /// <summary>The five starting points of Navon et al. 2022 (Nash-MTL), among them two of CAGrad's.</summary>
    public static IReadOnlyList<double[]> Starts { get; } = [[-8.5, 7.5], [0, 0], [9, 9], [-7.5, -0.5], [9, -1]];

    /// <summary>Whether a point lies on the front.</summary>
    public static bool IsOnFront(double[] x) => Math.Abs(x[0]) < 7.1 && Math.Abs(x[1] + 8.355) < 0.2;

    /// <summary>The losses and their gradients.</summary>
    public static (double[] Losses, double[][] Gradients) At(double[] x)
    {
        var (u, t) = (Math.Tanh(-x[1]), Math.Tanh(0.5 * x[1]));
        var (du, dt) = (1 - (u * u), 0.5 * (1 - (t * t)));
        var (a1, a2) = ((0.5 * (-x[0] - 7)) - u, (0.5 * (-x[0] + 3)) + u + 2);
        var (c1, dc1) = x[1] >= 0 ? (t, dt) : (0, 0);
        var (c2, dc2) = x[1] <= 0 ? (-t, -dt) : (0, 0);
        var first = Joined(a1, du, ((-x[0] + 7) * (-x[0] + 7)) + (0.1 * (x[1] + 8) * (x[1] + 8)), (x[0] - 7) / 5);
        var second = Joined(a2, -du, ((-x[0] - 7) * (-x[0] - 7)) + (0.1 * (x[1] + 8) * (x[1] + 8)), (x[0] + 7) / 5);
        return ([first.Loss, second.Loss], [first.Gradient, second.Gradient]);

        (double Loss, double[] Gradient) Joined(double a, double da, double square, double dsquare)
        {
            var valley = Math.Log(Math.Max(Math.Abs(a), Lower)) + 6;
            var slope = Math.Abs(a) >= Lower ? 1 / a : 0;
            var bowl = (square / 10) - 20;
            return (
                (valley * c1) + (bowl * c2),
                [(-0.5 * slope * c1) + (dsquare * c2), (slope * da * c1) + (valley * dc1) + (0.02 * (x[1] + 8) * c2) + (bowl * dc2)]);
        }
    }

    /// <summary>The same losses as tensors, as the authors write them.</summary>
    public static Tensor[] At(Tensor x)
    {
        var (x1, x2) = (x.select(0, 0), x.select(0, 1));
        var f1 = ((0.5 * (-x1 - 7)) - (-x2).tanh()).abs().clamp(Lower).log() + 6;
        var f2 = ((0.5 * (-x1 + 3)) + (-x2).tanh() + 2).abs().clamp(Lower).log() + 6;
        var c1 = (x2 * 0.5).tanh().clamp(0);
        var c2 = (-x2 * 0.5).tanh().clamp(0);
        var q1 = (((-x1 + 7).pow(2) + (0.1 * (-x2 - 8).pow(2))) / 10) - 20;
        var q2 = (((-x1 - 7).pow(2) + (0.1 * (-x2 - 8).pow(2))) / 10) - 20;
        return [(f1 * c1) + (q1 * c2), (f2 * c1) + (q2 * c2)];
    }
}
