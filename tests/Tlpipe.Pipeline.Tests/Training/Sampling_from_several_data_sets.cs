using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Sampling_from_several_data_sets
{
    [Theory]
    [InlineData("uniform", 16, 16, 16)]
    [InlineData("proportional", 16, 8, 1)]
    [InlineData("{ use: temperature, value: 1 }", 16, 8, 1)]
    [InlineData("{ use: temperature, value: 2 }", 16, 11, 4)]
    [InlineData("{ use: temperature, value: 1000 }", 16, 16, 16)]
    public void A_data_set_gives_its_share_of_the_largest_to_the_power_of_one_over_the_temperature(string sampling, params int[] batches)
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();

        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Three(sampling)));

        Assert.Equal(batches, plan.DataSets.Select(plan.BatchOf));
    }

    [Theory]
    [InlineData("uniform", "frozen", new long[] { 70, 65, 25 }, new long[] { 37, 37, 22, 37, 27 })]
    [InlineData("proportional", "frozen", new long[] { 70, 33, 5 }, new long[] { 25, 25, 25, 25, 8 })]
    [InlineData("{ use: temperature, value: 2 }", "frozen", new long[] { 70, 55, 14 }, new long[] { 31, 28, 31, 28, 21 })]
    [InlineData("{ use: temperature, value: 2 }", "full", new long[] { 64, 44, 16 }, new long[] { 31, 31, 31, 31 })]
    public void An_epoch_is_one_pass_over_the_largest_and_draws_as_planned(string sampling, string strategy, long[] examples, long[] steps)
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Three(sampling, strategy)));

        pipeline.Build(plan, workshop.Progress, CancellationToken.None);

        Assert.Equal(examples, EpochDraw.Of(plan, TrainableParts.Of(plan)).Select(draw => draw.Examples));
        Assert.Equal(steps, workshop.Progress.Events.OfType<TrainingEvent.StepTaken>().Where(step => step.Epoch == 1).Select(step => step.Examples));
    }

    [Fact]
    public void Sampling_enters_the_key_only_where_it_is_not_uniform()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        string Key(string sampling) => pipeline.Plan(workshop.Write("street.model.yaml", Three(sampling))).Keys.Input.Hex;

        var unsaid = pipeline.Plan(workshop.Write("street.model.yaml", Three("uniform").Replace("  sampling: uniform\n", "", StringComparison.Ordinal))).Keys.Input.Hex;

        Assert.Equal(unsaid, Key("uniform"));
        Assert.Equal(4, new[] { unsaid, Key("proportional"), Key("{ use: temperature, value: 2 }"), Key("{ use: temperature, value: 3 }") }.Distinct().Count());
    }

    [Fact]
    public void A_temperature_below_one_and_a_way_that_is_not_there_are_told_with_their_places()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        string Error(string sampling)
        {
            var file = workshop.Write("street.model.yaml", Three(sampling));
            return Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Plan(file)).Diagnostics).ToString().Replace(file, "", StringComparison.Ordinal);
        }

        Assert.Equal("(16,40): error TLP1007: 'value' must be between 1 and 1000, but is '0.5'", Error("{ use: temperature, value: 0.5 }"));
        Assert.Equal("(16,13): error TLP2001: there is no sampling 'propotional'; did you mean 'proportional'? Available: proportional, temperature, uniform", Error("propotional"));
    }

    private static string Three(string sampling, string strategy = "frozen") => Models.Street(
        strategy: strategy,
        tasks: """
        car: { dataset: street, target: car, head: classification }
          sign: { dataset: { use: street-scenes, count: 33, validation: 20, size: 32, seed: 5 }, target: sign, head: classification }
          pedestrian: { dataset: { use: street-scenes, count: 5, validation: 20, size: 32, seed: 6 }, target: pedestrian, head: classification }
        """,
        extra: $"  sampling: {sampling}\n");
}
