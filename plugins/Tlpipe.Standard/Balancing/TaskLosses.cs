using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>Reads what is needed of a step's losses.</summary>
internal static class TaskLosses
{
    /// <summary>The tasks as positions among the run's.</summary>
    public static int[] Positions(IReadOnlyList<string> tasks, IReadOnlyList<TaskLoss> losses)
    {
        var positions = tasks.Select((task, position) => (task, position)).ToDictionary(entry => entry.task, entry => entry.position, StringComparer.Ordinal);
        return [.. losses.Select(loss => positions[loss.Task])];
    }

    /// <summary>The losses as numbers.</summary>
    public static double[] Values(IReadOnlyList<TaskLoss> losses)
    {
        using var scope = NewDisposeScope();
        return [.. losses.Select(loss => loss.Loss.detach().to(ScalarType.Float64).item<double>())];
    }

    /// <summary>Nothing where no loss is below zero.</summary>
    /// <exception cref="DiagnosticException">TLP5017: one is.</exception>
    public static void ThrowIfNegative(string balancer, IReadOnlyList<string> tasks, int[] positions, double[] losses)
    {
        for (var task = 0; task < losses.Length; task++)
            if (losses[task] < 0) throw new DiagnosticException(BalancingDiagnostics.NegativeLoss(balancer, tasks[positions[task]], losses[task]));
    }
}
