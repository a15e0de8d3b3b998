using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>Descends on <see cref="Landscape"/> as the papers do: Adam at a rate of 0.001.</summary>
internal static class Descent
{
    private const double Rate = 0.001;
    private const int LookEvery = 500;

    /// <summary>The starting points, by number, from which a weighting reaches the front within so many steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="begin">Begins a run: the weights of a step's losses, given step, losses and gradients.</param>
    public static IEnumerable<int> Reaches(int steps, Func<Func<int, double[], double[][], double[]>> begin) =>
        Enumerable.Range(0, Landscape.Starts.Count).Where(start => Landscape.IsOnFront(From(Landscape.Starts[start], begin(), steps)));

    /// <summary>The same of a balancing of gradients.</summary>
    public static IEnumerable<int> Reaches(int steps, Func<GradientBalancing> begin, double raised = 0) => Reaches(steps, () =>
    {
        var balancing = begin();
        return (step, losses, gradients) => balancing.Weigh(Vectors.Step(gradients, [.. losses.Select(loss => loss + raised)], RandomStream.FromSeed(step)));
    });

    /// <summary>The same of a balancing of losses.</summary>
    public static IEnumerable<int> Reaches(int steps, Func<LossBalancing> begin, double raised = 0) => Reaches(steps, () =>
    {
        var balancing = begin();
        return (step, losses, _) => balancing.Weigh(new([0, 1], [.. losses.Select(loss => loss + raised)], new(step, 100, 1000), RandomStream.FromSeed(step)));
    });

    /// <summary>Where a weighting leads; it stops when it is on the front.</summary>
    public static double[] From(double[] start, Func<int, double[], double[][], double[]> weigh, int steps)
    {
        var x = new AdamVector(2, Rate);
        start.CopyTo(x.Values);
        for (var step = 0; step < steps; step++)
        {
            if (step % LookEvery == 0 && Landscape.IsOnFront(x.Values)) break;
            var (losses, gradients) = Landscape.At(x.Values);
            var weights = weigh(step, losses, gradients);
            for (var i = 0; i < 2; i++) x.Step(i, (weights[0] * gradients[0][i]) + (weights[1] * gradients[1][i]));
        }

        return x.Values;
    }
}
