using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What the losses of tasks reach in a sharing.</summary>
internal static class SharingLearningChecks
{
    public static void ReachesAll(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var network = trial.Build();
        network.train();
        var shared = network.Shared(trial.Batch(8));
        var input = shared.Values.detach().requires_grad_();
        // Dropout and ReLUs may cut a path in one draw, not in several.
        for (var step = 0; step < 3; step++)
        {
            using var steps = NewDisposeScope();
            network.Share(shared with { Values = input }).Select((features, task) => Loss(features, task)).Aggregate((sum, loss) => sum + loss).backward();
        }

        if (network.Sharing?.named_parameters().FirstOrDefault(entry => entry.parameter.grad is null) is { name: { } name })
            throw new ConformanceException(
                $"no gradient reaches '{name}'", "it would never learn, and ships as it was drawn", "use it in forward, without detach() and without leaving autograd; or make it a buffer where it isn't learned");
        if (input.grad is null)
            throw new ConformanceException("no gradient reaches the activations that it is given", "the shared stages would never learn", "leave out detach() and no_grad() in forward");
    }

    public static void OwnAsSaid(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var network = trial.Build();
        if (network.Sharing is not { } sharing || trial.Tasks.Count < 2) return;
        var reached = sharing.named_parameters().Select(entry => (Name: entry.name, Parameter: entry.parameter, Tasks: new List<string>())).ToList();
        foreach (var (index, task) in trial.Tasks.Index())
        {
            network.zero_grad();
            Loss(network.call(trial.Batch(8))[index], index).backward();
            foreach (var entry in reached.Where(entry => entry.Parameter.grad is not null)) entry.Tasks.Add(task);
        }

        var own = sharing.OwnParameters.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (name, parameter, tasks) in reached.Where(entry => entry.Tasks.Count > 0))
            if (own.Contains(parameter) != (tasks.Count == 1))
                throw new ConformanceException(
                    $"the losses of {string.Join(" and ", tasks)} reach '{name}', which is {(own.Contains(parameter) ? "one" : "none")} of OwnParameters",
                    "balancers leave OwnParameters to their one task, and weigh what the tasks want of the others",
                    "give as OwnParameters those that the loss of one task alone reaches, and no others");
    }

    public static void LeavesNoTensor(SharingTrial trial)
    {
        if (Leaks.Of(() => trial.Build().Dispose()) is > 0 and var kept)
            throw new ConformanceException($"built and disposed, it leaves {kept} tensors behind", "each plan and each training builds one", "register modules, and dispose of what is let go of another trunk");
        using var scope = NewDisposeScope();
        using var network = trial.Build();
        network.train();
        var batch = trial.Batch();
        if (Leaks.Of(Step) is > 0 and var left)
            throw new ConformanceException(
                $"a training step leaves {left} tensors behind", "an epoch of them may not fit into memory", "keep no intermediate tensors in fields, and detach none from the caller's scope");

        void Step()
        {
            using var steps = NewDisposeScope();
            network.call(batch).Select(Loss).Aggregate((sum, loss) => sum + loss).backward();
        }
    }

    /// <summary>A loss that every feature of a task enters with a weight of its own.</summary>
    private static Tensor Loss(Tensor features, int task)
    {
        using var generator = new Generator((ulong)task + 7);
        return (features * randn(features.shape, generator: generator)).sum();
    }
}
