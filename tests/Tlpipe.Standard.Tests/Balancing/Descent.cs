using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>Descends on <see cref="Landscape"/> as the papers do: Adam at a rate of 0.001.</summary>
internal static class Descent
{
    private const double Rate = 0.001;

    /// <summary>Where a weighting leads.</summary>
    /// <param name="start">The starting point.</param>
    /// <param name="weigh">The weights of the step's losses: step, losses, gradients.</param>
    /// <param name="steps">The steps.</param>
    public static double[] From(double[] start, Func<int, double[], double[][], double[]> weigh, int steps = 20_000)
    {
        var x = new AdamVector(2, Rate);
        start.CopyTo(x.Values);
        for (var step = 0; step < steps; step++)
        {
            var (losses, gradients) = Landscape.At(x.Values);
            var weights = weigh(step, losses, gradients);
            for (var i = 0; i < 2; i++) x.Step(i, (weights[0] * gradients[0][i]) + (weights[1] * gradients[1][i]));
        }

        return x.Values;
    }

    /// <summary>Where a balancing of gradients leads.</summary>
    public static double[] From(double[] start, GradientBalancing balancing, double scale = 1, double shift = 0) =>
        From(start, (step, losses, gradients) =>
        {
            double[] scaled = [scale * (losses[0] + shift), losses[1] + shift];
            double[][] vectors = [[scale * gradients[0][0], scale * gradients[0][1]], gradients[1]];
            var weights = balancing.Weigh(Vectors.Step(vectors, scaled, RandomStream.FromSeed(step)));
            return [scale * weights[0], weights[1]];
        });

    /// <summary>Where a balancing of losses leads.</summary>
    public static double[] From(double[] start, LossBalancing balancing, double scale = 1, double shift = 0) =>
        From(start, (step, losses, _) =>
        {
            var weights = balancing.Weigh(new([0, 1], [scale * (losses[0] + shift), losses[1] + shift], new(step, 100, 500), RandomStream.FromSeed(step)));
            return [scale * weights[0], weights[1]];
        });
}
