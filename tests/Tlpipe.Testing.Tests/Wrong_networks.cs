using System.Text.Json;
using Tlpipe.Testing.Tests.Toys;
using Heads = Tlpipe.Testing.HeadConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;
using Kit = Tlpipe.Testing.BackboneConformance<Tlpipe.Testing.Tests.Toys.ToyPlugin>;

namespace Tlpipe.Testing.Tests;

public sealed class Wrong_networks
{
    public static TheoryData<TrunkFault, string> TrunkFaults => new()
    {
        { TrunkFault.TakesAll, nameof(Kit.An_input_that_does_not_fit_is_refused_in_a_clause) },
        { TrunkFault.WrongChannels, nameof(Kit.The_features_are_as_promised) },
        { TrunkFault.MetaDiffers, nameof(Kit.Planning_sees_the_names_and_shapes_of_the_real_network) },
        { TrunkFault.StageForgets, nameof(Kit.The_stages_hold_every_parameter_and_buffer_once) },
        { TrunkFault.DrawsElsewhere, nameof(Kit.The_same_seed_draws_the_same_parameters) },
        { TrunkFault.StateOutside, nameof(Kit.A_state_dict_brings_the_same_features_to_another_trunk) },
        { TrunkFault.MapThrows, nameof(Kit.Names_of_checkpoints_are_mapped_without_failing) },
        { TrunkFault.SubtractsTheBatch, nameof(Kit.Examples_of_a_batch_do_not_see_each_other) },
        { TrunkFault.CountsPadding, nameof(Kit.Padding_does_not_change_the_features) },
        { TrunkFault.WritesIntoInput, nameof(Kit.A_stage_leaves_its_input_as_it_was) },
        { TrunkFault.NeverUsed, nameof(Kit.A_training_step_reaches_every_parameter) },
        { TrunkFault.KeepsTensors, nameof(Kit.A_training_step_leaves_no_tensor_behind) },
        { TrunkFault.CountsWhileTrunkTrains, nameof(Kit.Frozen_stages_keep_their_parameters_and_statistics) },
        { TrunkFault.NamesOtherTokenWeights, nameof(Kit.More_tokens_make_its_token_weights_longer_and_nothing_else) },
        { TrunkFault.TakesBatchSize, nameof(Kit.Its_program_does_not_depend_on_the_size_of_a_batch) },
    };

    public static TheoryData<HeadFault, string> HeadFaults => new()
    {
        { HeadFault.RefusesInASentence, nameof(Heads.It_takes_a_target_and_refuses_others_in_a_clause) },
        { HeadFault.OutputOfAnotherWidth, nameof(Heads.The_output_is_as_promised) },
        { HeadFault.MetaDiffers, nameof(Heads.Planning_sees_the_names_and_shapes_of_the_real_layer) },
        { HeadFault.CutsTheGradient, nameof(Heads.Every_parameter_learns_from_the_loss) },
        { HeadFault.LossesOfAnotherScale, nameof(Heads.The_loss_of_a_batch_is_the_mean_of_the_losses_of_its_examples) },
        { HeadFault.AnotherMetric, nameof(Heads.The_metrics_are_those_promised) },
        { HeadFault.LastBatchOnly, nameof(Heads.Measured_in_batches_or_at_once_the_metrics_are_the_same) },
        { HeadFault.ProbesAnotherWidth, nameof(Heads.The_probe_gives_outputs_as_the_layer_does) },
        { HeadFault.StateOutside, nameof(Heads.A_state_dict_brings_the_same_outputs_to_another_layer) },
        { HeadFault.TakesBatchSize, nameof(Heads.Its_program_does_not_depend_on_the_size_of_a_batch) },
        { HeadFault.KeepsTensors, nameof(Heads.Training_and_measuring_leave_no_tensor_behind) },
    };

    [Theory]
    [MemberData(nameof(TrunkFaults))]
    public void A_backbone_that_breaks_a_promise_fails_that_check_alone(TrunkFault fault, string check) => CheckRunner.Only(check, () => new Trunks(fault));

    [Theory]
    [MemberData(nameof(HeadFaults))]
    public void A_head_that_breaks_a_promise_fails_that_check_alone(HeadFault fault, string check) => CheckRunner.Only(check, () => new Layers(fault));

    [Fact]
    public void What_drops_out_in_evaluation_fails_wherever_that_matters()
    {
        var failures = CheckRunner.Failures(() => new Trunks(TrunkFault.DropsOutAlways));

        Assert.Superset(
            new HashSet<string> { nameof(Kit.Evaluated_again_it_gives_the_same_and_changes_nothing), nameof(Kit.Frozen_stages_keep_their_parameters_and_statistics) },
            failures.Keys.ToHashSet());
    }

    [Fact]
    public void A_length_that_becomes_a_constant_fails_for_the_program()
    {
        var failures = CheckRunner.Failures(() => new Trunks(TrunkFault.TakesLength));

        Assert.Contains(nameof(Kit.Its_program_does_not_depend_on_the_length_of_an_input), failures.Keys);
        Assert.DoesNotContain(nameof(Kit.Its_program_does_not_depend_on_the_size_of_a_batch), failures.Keys);
    }

    private static string Kebab<T>(T fault) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{fault}");

    private sealed class Trunks(TrunkFault fault) : BackboneConformance<ToyPlugin>
    {
        protected override string Name => "toy-trunk";

        protected override PartOptions Options => $"{{ fault: {Kebab(fault)} }}";
    }

    private sealed class Layers(HeadFault fault) : HeadConformance<ToyPlugin>
    {
        protected override string Name => "toy-head";

        protected override PartOptions Options => PartOptions.Of(new ToyHeadOptions { Fault = fault });
    }
}
