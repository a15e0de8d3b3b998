using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What training and checkpoints rely on in a balancer. Derive a class for each balancer.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class BalancerConformance<TPlugin> : PartConformance<TPlugin, IBalancer>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>The tasks that it balances.</summary>
    /// <value>Two: <c>car</c> and <c>sign</c>.</value>
    protected virtual IReadOnlyList<string> Tasks => ["car", "sign"];

    /// <summary>It is fit for the tasks.</summary>
    [Fact]
    public void It_takes_the_tasks() => BalancerChecks.Takes(Part, Tasks);

    /// <summary>Shared parameters, and those of each task alone, get a gradient and each loss a finite weight.</summary>
    [Fact]
    public void Every_parameter_that_a_loss_reaches_gets_a_gradient() => BalancerChecks.ReachesAll(Part, Tasks);

    /// <summary>Gradients of several batches add up to one step.</summary>
    [Fact]
    public void It_adds_to_the_gradients_that_are_there() => BalancerChecks.Adds(Part, Tasks);

    /// <summary>A task without a label in the batch is missing, and a frozen trunk has no shared parameter.</summary>
    [Fact]
    public void A_task_may_be_missing_and_nothing_may_be_shared() => BalancerChecks.TakesLess(Part, Tasks);

    /// <summary>With its state, it goes on from a checkpoint.</summary>
    [Fact]
    public void Restored_it_goes_on_as_if_it_had_not_stopped() => BalancerChecks.Resumes(Part, Tasks);

    /// <summary>What a pass makes is released with it.</summary>
    [Fact]
    public void A_pass_leaves_no_tensor_behind() => BalancerChecks.LeavesNoTensor(Part, Tasks);

    private protected override void Plan(IBalancer part) => _ = part.Refuses(Tasks);
}
