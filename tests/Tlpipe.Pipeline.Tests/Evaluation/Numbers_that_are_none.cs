using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Evaluation;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Evaluation;

public sealed class Numbers_that_are_none
{
    [Fact]
    public void A_metric_that_is_not_a_number_meets_no_gate()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Models.Street(extra: "gates:\n  - { metric: car.accuracy, min: 0.5, max: 0.9 }")));

        Assert.Equal(
            [
                "the gate is not met: car.accuracy is NaN and must be at least 0.5; this model is not published",
                "the gate is not met: car.accuracy is NaN and must be at most 0.9; this model is not published",
            ],
            Gates.Unmet(plan, (_, _) => double.NaN).Select(error => error.Message));
    }

    [Fact]
    public void A_gate_that_is_missed_by_a_hair_shows_the_hair()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = pipeline.Plan(workshop.Write("street.model.yaml", Models.Street(extra: "gates:\n  - { metric: car.accuracy, min: 0.93 }")));

        Assert.Equal(
            ["the gate is not met: car.accuracy is 0.92996 and must be at least 0.93; this model is not published"],
            Gates.Unmet(plan, (_, _) => 0.92996).Select(error => error.Message));
    }

    [Fact]
    public void Curves_write_what_is_not_finite_as_null()
    {
        var metrics = new MeasuredMetrics(3, [new("error", double.PositiveInfinity)]);
        var epoch = new EpochRecord(1, "full", 0.1, double.NaN, new Dictionary<string, TaskEpochRecord> { ["car"] = new(1, 1, double.NaN, metrics) });
        var none = new Dictionary<string, MeasuredMetrics>();

        var text = MetricsJson.Of([], new TrainingHistory(none, [epoch], 1, none)).ToJsonString();

        Assert.Contains("\"error\":null", text, StringComparison.Ordinal);
        Assert.Contains("\"validationLoss\":null", text, StringComparison.Ordinal);
        Assert.Contains("\"score\":null", text, StringComparison.Ordinal);
    }
}
