using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What training and checkpoints rely on in an optimizer. Derive a class for each optimizer.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class OptimizerConformance<TPlugin> : PartConformance<TPlugin, IOptimizer>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>Steps along the gradient of a bowl lead down.</summary>
    [Fact]
    public void Its_steps_lead_down() => OptimizerChecks.LeadsDown(Part);

    /// <summary>With its state, it goes on from a checkpoint.</summary>
    [Fact]
    public void Restored_it_goes_on_as_if_it_had_not_stopped() => OptimizerChecks.Resumes(Part);

    /// <summary>What learns nothing in a step stays: a head whose labels are all missing.</summary>
    [Fact]
    public void A_parameter_without_a_gradient_stays_as_it_is() => OptimizerChecks.LeavesWithoutGradient(Part);

    /// <summary>The rate of a group counts.</summary>
    [Fact]
    public void A_group_of_a_smaller_rate_takes_smaller_steps() => OptimizerChecks.HeedsRates(Part);

    /// <summary>What a step makes is released with it.</summary>
    [Fact]
    public void A_step_leaves_no_tensor_behind() => OptimizerChecks.LeavesNoTensor(Part);

    private protected override void Plan(IOptimizer part) => _ = part.LearningRate;
}
