using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>
/// What planning, training and recording rely on in a sharing. Derive a class for each sharing. It is tried on a trunk of the stages <c>low</c>,
/// <c>middle</c> and <c>high</c>, which learn, and <c>pool</c>, which doesn't: where an option names a stage, name one of these.
/// </summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class SharingConformance<TPlugin> : PartConformance<TPlugin, ISharing>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>The tasks that share the network.</summary>
    /// <value>Three: <c>car</c>, <c>sign</c> and <c>light</c>.</value>
    protected virtual IReadOnlyList<string> Tasks => ["car", "sign", "light"];

    /// <summary>What the trunk gives.</summary>
    /// <value>Vectors of 6.</value>
    protected virtual FeatureSignature Features => new(6);

    /// <summary>It is fit for the tasks, and refuses what it isn't fit for in a clause.</summary>
    [Fact]
    public void It_takes_the_tasks_and_refuses_what_does_not_fit_in_a_clause() => SharingStructureChecks.Fits(Trial);

    /// <summary>The planner builds it without numbers.</summary>
    [Fact]
    public void Planning_sees_the_names_and_shapes_of_the_real_network() => SharingStructureChecks.MetaAgrees(Trial);

    /// <summary>Stages that tasks have of their own are registered, and frozen and trained as the trunk's of their names.</summary>
    [Fact]
    public void Stages_of_single_tasks_are_its_own_and_those_of_the_trunk_are_not() => SharingStructureChecks.OwnsItsColumns(Trial);

    /// <summary>Initialization draws from libtorch's default generator alone.</summary>
    [Fact]
    public void The_same_seed_draws_the_same_parameters() => SharingStructureChecks.SameSeed(Trial);

    /// <summary>A state dict holds all that decides what heads get.</summary>
    [Fact]
    public void A_state_dict_brings_the_same_features_to_another_network() => SharingStructureChecks.StateRoundTrip(Trial);

    /// <summary>Each task gets the features that <see cref="ISharing.Features"/> promises, also one task alone where that is taken.</summary>
    [Fact]
    public void Each_task_gets_features_as_promised() => SharingForwardChecks.FeaturesAsPromised(Trial);

    /// <summary>Evaluation is a function of the input.</summary>
    [Fact]
    public void Evaluated_again_it_gives_the_same_and_changes_nothing() => SharingForwardChecks.PureInEvaluation(Trial);

    /// <summary>The features of an example don't depend on the others of its batch.</summary>
    [Fact]
    public void Examples_of_a_batch_do_not_see_each_other() => SharingForwardChecks.Independent(Trial);

    /// <summary>It doesn't write into what it is given.</summary>
    [Fact]
    public void It_leaves_its_input_as_it_was() => SharingForwardChecks.LeavesItsInput(Trial);

    /// <summary>There is no parameter that can't learn, and the shared stages learn from all tasks.</summary>
    [Fact]
    public void The_losses_reach_every_parameter_and_the_shared_stages() => SharingLearningChecks.ReachesAll(Trial);

    /// <summary><see cref="SharingModule.OwnParameters"/> are those that one task alone teaches.</summary>
    [Fact]
    public void Own_parameters_are_those_that_the_loss_of_one_task_alone_reaches() => SharingLearningChecks.OwnAsSaid(Trial);

    /// <summary>The network itself and what a step makes are released.</summary>
    [Fact]
    public void Building_and_training_leave_no_tensor_behind() => SharingLearningChecks.LeavesNoTensor(Trial);

    /// <summary>The program that is recorded with one batch is right for any other.</summary>
    [Fact]
    public void Its_program_does_not_depend_on_the_size_of_a_batch() => SharingForwardChecks.AnyBatch(Trial);

    private SharingTrial Trial => new(Part, Tasks, Features);

    private protected override void Plan(ISharing part) => _ = new SharingTrial(part, Tasks, Features).Refusal();
}
