using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What planning, training, freezing and recording rely on in a backbone. Derive a class for each backbone; small options make it fast.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class BackboneConformance<TPlugin> : PartConformance<TPlugin, IBackbone>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>The input that the trunk is built for.</summary>
    /// <value>The backbone's <see cref="IBackbone.PreferredInput"/>.</value>
    protected virtual InputSignature Input => Part.PreferredInput;

    /// <summary>Two lengths that an input of varying size is tried with.</summary>
    /// <value>9 and 14.</value>
    protected virtual (int First, int Second) Lengths => (9, 14);

    /// <summary>The planner compares weights with an architecture that it builds without numbers.</summary>
    [Fact]
    public void Planning_sees_the_names_and_shapes_of_the_real_network() => StructureChecks.MetaAgrees(Built);

    /// <summary>Each parameter and buffer belongs to one stage.</summary>
    [Fact]
    public void The_stages_hold_every_parameter_and_buffer_once() => StructureChecks.StagesHoldAll(Built);

    /// <summary>The features are those that <see cref="IBackbone.Features"/> promises.</summary>
    [Fact]
    public void The_features_are_as_promised() => StructureChecks.Features(Built);

    /// <summary>What fits is taken, and what doesn't is refused in a clause.</summary>
    [Fact]
    public void An_input_that_does_not_fit_is_refused_in_a_clause() => StructureChecks.Refuses(Built);

    /// <summary>Initialization draws from libtorch's default generator alone.</summary>
    [Fact]
    public void The_same_seed_draws_the_same_parameters() => StructureChecks.SameSeed(Built);

    /// <summary>A state dict holds all that decides what the trunk gives.</summary>
    [Fact]
    public void A_state_dict_brings_the_same_features_to_another_trunk() => StructureChecks.StateRoundTrip(Built);

    /// <summary>Any name that a checkpoint may have is mapped, or left to the old last layer.</summary>
    [Fact]
    public void Names_of_checkpoints_are_mapped_without_failing() => StructureChecks.MapsNames(Built);

    /// <summary>What <see cref="IBackbone.TokenWeights"/> names grows by a row for each token; all else stays as it is.</summary>
    [Fact]
    public void More_tokens_make_its_token_weights_longer_and_nothing_else() => TokenChecks.Grow(Built);

    /// <summary>Evaluation is a function of the input.</summary>
    [Fact]
    public void Evaluated_again_it_gives_the_same_and_changes_nothing() => ForwardChecks.PureInEvaluation(Built);

    /// <summary>The features of an example don't depend on the others of its batch.</summary>
    [Fact]
    public void Examples_of_a_batch_do_not_see_each_other() => ForwardChecks.Independent(Built);

    /// <summary>The features of a text don't depend on how far it is padded.</summary>
    [Fact]
    public void Padding_does_not_change_the_features() => ForwardChecks.PaddingIsMasked(Built);

    /// <summary>Stages don't write into what they are given.</summary>
    [Fact]
    public void A_stage_leaves_its_input_as_it_was() => ForwardChecks.LeavesInputs(Built);

    /// <summary>There is no parameter that can't learn.</summary>
    [Fact]
    public void A_training_step_reaches_every_parameter() => LearningChecks.ReachesAll(Built);

    /// <summary>What a step makes is released with it.</summary>
    [Fact]
    public void A_training_step_leaves_no_tensor_behind() => LearningChecks.LeavesNoTensor(Built);

    /// <summary>Parameters, BatchNorm statistics and all other buffers of frozen stages stay, and nothing in them is random, however many stages are frozen.</summary>
    [Fact]
    public void Frozen_stages_keep_their_parameters_and_statistics() => LearningChecks.FreezingFreezes(Built);

    /// <summary>The program that is recorded with one batch is right for any other.</summary>
    [Fact]
    public void Its_program_does_not_depend_on_the_size_of_a_batch() => ProgramChecks.AnyBatch(Built);

    /// <summary>The program that is recorded at one length is right for any other.</summary>
    [Fact]
    public void Its_program_does_not_depend_on_the_length_of_an_input() => ProgramChecks.AnyLength(Built);

    private BuiltBackbone Built => new(Part, Input, Lengths);

    private protected override void Plan(IBackbone part)
    {
        if (part.Refuses(part.PreferredInput) is null) _ = part.Features(part.PreferredInput);
    }
}
