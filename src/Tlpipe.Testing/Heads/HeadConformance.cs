using Tlpipe.Abstractions;
using Tlpipe.Testing.Checking;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What training, measuring and predicting rely on in a head. Derive a class for each head; it is tried with each of <see cref="Targets"/> that it takes.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class HeadConformance<TPlugin> : PartConformance<TPlugin, IHead>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>The features that the layer is built for.</summary>
    /// <value>Vectors of 6.</value>
    protected virtual FeatureSignature Features => new(6);

    /// <summary>The targets that it is tried with.</summary>
    /// <value>Three classes, three labels, and a number.</value>
    protected virtual IReadOnlyList<TargetSignature> Targets =>
        [TargetSignature.OneOf(["a", "b", "c"]), TargetSignature.AnyOf(["a", "b", "c"]), TargetSignature.NumberAround(2, 3)];

    /// <summary>It takes a target, and refuses the others in a clause.</summary>
    [Fact]
    public void It_takes_a_target_and_refuses_others_in_a_clause() => HeadChecks.Refusals(Part, Features, Targets);

    /// <summary>The planner builds the layer without numbers.</summary>
    [Fact]
    public void Planning_sees_the_names_and_shapes_of_the_real_layer() => ForEach(HeadChecks.MetaAgrees);

    /// <summary>The layer gives what <see cref="IHead.Output"/> promises.</summary>
    [Fact]
    public void The_output_is_as_promised() => ForEach(HeadChecks.OutputIsAsPromised);

    /// <summary>The loss is a finite scalar that reaches every parameter, and the features.</summary>
    [Fact]
    public void Every_parameter_learns_from_the_loss() => ForEach(HeadChecks.LossReachesAll);

    /// <summary><see cref="IHead.Loss"/> is the mean of <see cref="IHead.Losses"/>.</summary>
    [Fact]
    public void The_loss_of_a_batch_is_the_mean_of_the_losses_of_its_examples() => ForEach(HeadChecks.LossIsTheMean);

    /// <summary>The metrics are those promised, within their bounds, in their order.</summary>
    [Fact]
    public void The_metrics_are_those_promised() => ForEach(HeadChecks.MetricsAsPromised);

    /// <summary>How a split is cut into batches doesn't matter.</summary>
    [Fact]
    public void Measured_in_batches_or_at_once_the_metrics_are_the_same() => ForEach(HeadChecks.MeasuresInBatches);

    /// <summary>The rule without training gives what the layer would give.</summary>
    [Fact]
    public void The_probe_gives_outputs_as_the_layer_does() => ForEach(HeadChecks.Probes);

    /// <summary>A state dict holds all that decides what the layer gives.</summary>
    [Fact]
    public void A_state_dict_brings_the_same_outputs_to_another_layer() => ForEach(HeadChecks.StateRoundTrip);

    /// <summary>The program that is recorded with one batch is right for any other.</summary>
    [Fact]
    public void Its_program_does_not_depend_on_the_size_of_a_batch() => ForEach(HeadChecks.AnyBatch);

    /// <summary>What a step makes is released with it.</summary>
    [Fact]
    public void Training_and_measuring_leave_no_tensor_behind() => ForEach(HeadChecks.LeavesNoTensor);

    private protected override PartContext Context(IInputFiles files) => new(files, Target: Targets[0]);

    private protected override void Plan(IHead part) => _ = part.Refuses(Features, Targets[0]) is null ? part.Metrics(Targets[0]).Count : 0;

    private void ForEach(Action<HeadTrial> check)
    {
        foreach (var target in Targets.Where(target => Part.Refuses(Features, target) is null)) check(new(Part, Features, target));
    }
}
