using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a balancer does to the gradients of tasks.</summary>
internal static class BalancerChecks
{
    private const int Steps = 6;

    public static void Takes(IBalancer balancer, IReadOnlyList<string> tasks)
    {
        if (balancer.Refuses(tasks) is { } refusal)
            throw new ConformanceException($"it refuses the tasks {string.Join(", ", tasks)}: {refusal}", "every other check balances them", "override Tasks in the test class, or correct Refuses");
    }

    public static void ReachesAll(IBalancer balancer, IReadOnlyList<string> tasks)
    {
        using var scope = NewDisposeScope();
        var balanced = new BalancedTasks(tasks);
        using var run = balancer.Begin(tasks);
        for (var step = 0; step < Steps; step++)
        {
            using var steps = NewDisposeScope();
            var weights = run.Backward(balanced.Step(step, tasks.Count));
            if (weights.Count != tasks.Count || !weights.All(double.IsFinite))
                throw new ConformanceException($"Backward gives the weights [{string.Join(", ", weights)}] for {tasks.Count} losses", "they are drawn beside the learning curves", "give one finite number a loss, in their order");
        }

        if (balanced.Parameters.Index().FirstOrDefault(entry => entry.Item.grad is null) is { Item: not null } missing)
            throw new ConformanceException(
                $"no gradient reaches {(missing.Index == 0 ? "the shared parameter" : $"the parameter of the task '{tasks[missing.Index - 1]}' alone")}",
                "it would never learn",
                "call backward() for what belongs to one task, too; balance the gradients of the shared parameters alone");
    }

    public static void Adds(IBalancer balancer, IReadOnlyList<string> tasks)
    {
        using var scope = NewDisposeScope();
        var (fresh, added) = (new BalancedTasks(tasks), new BalancedTasks(tasks));
        using (var run = balancer.Begin(tasks)) run.Backward(fresh.Step(0, tasks.Count));
        foreach (var parameter in added.Parameters) parameter.grad = ones_like(parameter);
        using (var run = balancer.Begin(tasks)) run.Backward(added.Step(0, tasks.Count));
        foreach (var (one, other) in fresh.Parameters.Zip(added.Parameters))
            if (one.grad is { } alone && other.grad is { } sum && !ForwardChecks.Close(alone + 1, sum))
                throw new ConformanceException("where parameters have a gradient already, it isn't added to", "several batches make one step where 'accumulate' says so", "add to grad where there is one, as backward() does");
    }

    public static void TakesLess(IBalancer balancer, IReadOnlyList<string> tasks)
    {
        using var scope = NewDisposeScope();
        var balanced = new BalancedTasks(tasks);
        foreach (var (count, shares) in new[] { (1, true), (tasks.Count, false), (1, false), (tasks.Count, true) })
        {
            using var run = balancer.Begin(tasks);
            try
            {
                if (run.Backward(balanced.Step(1, count, shares)).Count != count) throw new InvalidOperationException("the weights are not as many as the losses");
            }
            catch (Exception error) when (error is not ConformanceException)
            {
                throw new ConformanceException(
                    $"it fails for {count} of {tasks.Count} tasks {(shares ? "with" : "without")} shared parameters: {error.Message.Split('\n')[0]}",
                    "a batch may have no label of a task, and a frozen trunk shares nothing that learns",
                    "go by the losses of the step, and where Shared is empty just add up",
                    error);
            }
        }
    }

    public static void Resumes(IBalancer balancer, IReadOnlyList<string> tasks)
    {
        using var scope = NewDisposeScope();
        var (whole, cut) = (new BalancedTasks(tasks), new BalancedTasks(tasks));
        using var first = balancer.Begin(tasks);
        using var second = balancer.Begin(tasks);
        for (var step = 0; step < Steps; step++)
        {
            first.Backward(whole.Step(step, tasks.Count));
            second.Backward(cut.Step(step, tasks.Count));
        }

        using var resumed = balancer.Begin(tasks);
        resumed.Restore(second.State());
        for (var step = Steps; step < 2 * Steps; step++)
        {
            whole.Forget();
            cut.Forget();
            var expected = first.Backward(whole.Step(step, tasks.Count));
            if (!expected.SequenceEqual(resumed.Backward(cut.Step(step, tasks.Count))) || !whole.Gradients.SequenceEqual(cut.Gradients))
                throw new ConformanceException(
                    $"restored from its state after {Steps} passes, it balances otherwise", "a run that is resumed would end with another model", "put all that it remembers into State(), and draw from the step's stream alone");
        }
    }

    public static void LeavesNoTensor(IBalancer balancer, IReadOnlyList<string> tasks)
    {
        using var scope = NewDisposeScope();
        var balanced = new BalancedTasks(tasks);
        using var run = balancer.Begin(tasks);
        for (var step = 0; step < Steps; step++) Pass(step);
        if (Leaks.Of(() => Pass(Steps)) is > 0 and var left)
            throw new ConformanceException($"a pass leaves {left} tensors behind", "an epoch of them may not fit into memory", "open a NewDisposeScope() in Backward, and replace what is kept instead of adding to it");

        void Pass(long step)
        {
            using var steps = NewDisposeScope();
            _ = run.Backward(balanced.Step(step, tasks.Count));
        }
    }
}
