using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Looks at the tasks' gradients by the shared parameters at a few steps of an epoch: one more backward pass for each task there.
/// It leaves no gradient behind and draws nothing, so training goes on as if it hadn't been.
/// </summary>
internal static class GradientProbe
{
    private const long StepsPerEpoch = 4;

    /// <summary>Whether a step is one of the about four that are measured, evenly spaced.</summary>
    /// <param name="stepInEpoch">The step, from 0.</param>
    /// <param name="steps">The steps of an epoch.</param>
    public static bool IsDue(long stepInEpoch, long steps) => stepInEpoch * StepsPerEpoch % steps < StepsPerEpoch;

    /// <summary>The inner products of the gradients, <c>[n, n]</c>. The graphs stay for the pass that trains.</summary>
    public static double[,] Products(IReadOnlyList<TaskLoss> losses, IReadOnlyList<Parameter> shared)
    {
        using var scope = NewDisposeScope();
        var gradients = losses.Select(loss => Gradient(loss.Loss, shared)).ToList();
        var products = new double[losses.Count, losses.Count];
        for (var i = 0; i < losses.Count; i++)
            for (var j = 0; j <= i; j++) products[i, j] = products[j, i] = gradients[i].dot(gradients[j]).item<float>();
        return products;
    }

    private static Tensor Gradient(Tensor loss, IReadOnlyList<Parameter> shared)
    {
        using var scope = NewDisposeScope();
        var parts = autograd.grad([loss], shared, retain_graph: true, allow_unused: true);
        var flat = cat([.. parts.Select((part, i) => (part ?? zeros_like(shared[i].detach())).reshape(-1))]);
        return flat.MoveToOuterDisposeScope();
    }
}
