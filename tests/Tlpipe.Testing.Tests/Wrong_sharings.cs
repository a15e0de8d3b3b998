using Tlpipe.Testing.Tests.Toys;
using Sharings = Tlpipe.Testing.SharingConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;

namespace Tlpipe.Testing.Tests;

public sealed class Wrong_sharings
{
    [Theory]
    [InlineData(SharingFault.RefusesInASentence, nameof(Sharings.It_takes_the_tasks_and_refuses_what_does_not_fit_in_a_clause))]
    [InlineData(SharingFault.MetaDiffers, nameof(Sharings.Planning_sees_the_names_and_shapes_of_the_real_network))]
    [InlineData(SharingFault.ClaimsTheTrunk, nameof(Sharings.Stages_of_single_tasks_are_its_own_and_those_of_the_trunk_are_not))]
    [InlineData(SharingFault.DrawsElsewhere, nameof(Sharings.The_same_seed_draws_the_same_parameters))]
    [InlineData(SharingFault.StateOutside, nameof(Sharings.A_state_dict_brings_the_same_features_to_another_network))]
    [InlineData(SharingFault.WrongChannels, nameof(Sharings.Each_task_gets_features_as_promised))]
    [InlineData(SharingFault.CountsInEvaluation, nameof(Sharings.Evaluated_again_it_gives_the_same_and_changes_nothing))]
    [InlineData(SharingFault.SubtractsTheBatch, nameof(Sharings.Examples_of_a_batch_do_not_see_each_other))]
    [InlineData(SharingFault.WritesIntoInput, nameof(Sharings.It_leaves_its_input_as_it_was))]
    [InlineData(SharingFault.NeverUsed, nameof(Sharings.The_losses_reach_every_parameter_and_the_shared_stages))]
    [InlineData(SharingFault.OwnUnsaid, nameof(Sharings.Own_parameters_are_those_that_the_loss_of_one_task_alone_reaches))]
    [InlineData(SharingFault.KeepsTensors, nameof(Sharings.Building_and_training_leave_no_tensor_behind))]
    [InlineData(SharingFault.TakesBatchSize, nameof(Sharings.Its_program_does_not_depend_on_the_size_of_a_batch))]
    public void A_sharing_that_breaks_a_promise_fails_that_check_alone(SharingFault fault, string check) => CheckRunner.Only(check, () => new Layers(fault));

    [Theory]
    [InlineData(SharingFault.None)]
    [InlineData(SharingFault.AddsNothing)]
    public void Sound_ones_pass(SharingFault fault) => Assert.Empty(CheckRunner.Failures(() => new Layers(fault)));

    private sealed class Layers(SharingFault fault) : SharingConformance<ToyPlugin>
    {
        protected override string Name => "toy-sharing";

        protected override PartOptions Options => PartOptions.Of(new ToySharingOptions { Fault = fault });
    }
}
