using Tlpipe.Standard.Balancing;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>
/// The landscape of the PCGrad and CAGrad papers from the five usual starting points, with the papers' optimizer and at most the papers' 100,000 steps.
/// From the first and the third the way leads through a valley in which the gradients conflict. Methods that compare losses by their ratios get them raised
/// by 21, so that none is negative, as FAMO's authors do.
/// </summary>
public sealed class Two_task_landscape
{
    private const int Steps = 100_000;
    private const int StalledSteps = 40_000;
    private const double Raised = 21;

    private static readonly int[] All = [0, 1, 2, 3, 4];
    private static readonly int[] ButThroughTheValleys = [1, 3, 4];
    private static readonly string[] Tasks = ["first", "second"];

    [Fact]
    public void Plain_descent_stalls_in_the_valleys() =>
        Assert.Equal(ButThroughTheValleys, Descent.Reaches(StalledSteps, () => (_, _, _) => [0.5, 0.5]));

    [Fact]
    public void Pcgrad_reaches_the_front_from_everywhere() =>
        Assert.Equal(All, Descent.Reaches(Steps, () => new PcgradBalancing(Tasks)));

    [Fact]
    public void Mgda_reaches_the_front_from_everywhere() =>
        Assert.Equal(All, Descent.Reaches(Steps, () => new MgdaBalancing(Tasks, GradientNormalization.None)));

    [Fact]
    public void Cagrad_reaches_the_front_from_everywhere() =>
        Assert.Equal(All, Descent.Reaches(Steps, () => new CagradBalancing(Tasks, 0.5)));

    [Fact]
    public void Imtl_g_reaches_the_front_from_everywhere() =>
        Assert.Equal(All, Descent.Reaches(Steps, () => new ImtlGBalancing(Tasks)));

    [Fact]
    public void Nash_reaches_the_front_through_a_valley() =>
        Assert.True(Landscape.IsOnFront(Descent.From(
            Landscape.Starts[0], (_, losses, gradients) => new NashBalancing(Tasks).Weigh(Vectors.Step(gradients, losses)), Steps)));

    [Fact]
    public void Gradnorm_reaches_the_front_from_everywhere() =>
        Assert.Equal(All, Descent.Reaches(Steps, () => new GradnormBalancing(Tasks, new()), Raised));

    [Fact]
    public void Famo_reaches_the_front_from_everywhere_where_it_forgets_slowly() =>
        Assert.Equal(All, Descent.Reaches(Steps, () => new FamoBalancing(Tasks, new() { Gamma = 0.00001 }), Raised));

    [Fact]
    public void Famo_at_the_default_decay_stalls_in_the_valleys_as_plain_descent_does() =>
        Assert.Equal(ButThroughTheValleys, Descent.Reaches(StalledSteps, () => new FamoBalancing(Tasks, new()), Raised));

    [Fact]
    public void Uncertainty_stalls_in_the_valleys_as_plain_descent_does() =>
        Assert.Equal(ButThroughTheValleys, Descent.Reaches(StalledSteps, () => new UncertaintyBalancing(Tasks, 0.01), Raised));

    [Fact]
    public void Dwa_stalls_in_the_valleys_as_plain_descent_does() =>
        Assert.Equal(ButThroughTheValleys, Descent.Reaches(StalledSteps, () => new DwaBalancing(Tasks, 2), Raised));

    [Fact]
    public void Gls_stalls_in_the_valleys_as_plain_descent_does() =>
        Assert.Equal(ButThroughTheValleys, Descent.Reaches(StalledSteps, () => new GlsBalancing(Tasks), Raised));

    [Fact]
    public void Rlw_stalls_in_the_valleys_as_plain_descent_does() =>
        Assert.Equal(ButThroughTheValleys, Descent.Reaches(StalledSteps, () => new RlwBalancing(Tasks)));

    [Fact]
    public void The_landscape_is_the_authors()
    {
        using var scope = NewDisposeScope();
        double[][] points = [.. Landscape.Starts, [-5, 2.5], [5, 3], [3, -8.355]];
        foreach (var point in points)
        {
            var x = nn.Parameter(tensor([(float)point[0], (float)point[1]]));
            var (losses, gradients) = Landscape.At(point);
            var written = Landscape.At(x);
            for (var task = 0; task < 2; task++)
            {
                Assert.Equal(losses[task], written[task].item<float>(), 4);
                using var gradient = autograd.grad([written[task]], [x], retain_graph: true)[0]!;
                // In single precision the valleys' walls are known to some digits only.
                for (var i = 0; i < 2; i++) Assert.Equal(gradients[task][i], gradient.data<float>()[i], 1e-3 * Math.Max(1, Math.Abs(gradients[task][i])));
            }
        }
    }
}
