using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Missing_labels
{
    [Theory]
    [InlineData(Split.Train, "train on")]
    [InlineData(Split.Validation, "validate on")]
    public void A_task_without_any_label_in_a_split_is_told_before_training(Split split, string purpose)
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = AlteredDataSet.In(
            pipeline.Plan(workshop.Write("street.model.yaml", Models.Street())), data => new(data) { Hides = (other, _) => other == split });

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Build(plan, workshop.Progress, CancellationToken.None)).Diagnostics);

        Assert.Equal("TLP3203", error.Code);
        Assert.Equal($"the task 'car' has no labelled example to {purpose}; label some of the data set 'street', or leave the task out", error.Message);
        Assert.Equal(8, error.Location!.Line);
        Assert.False(Directory.Exists(workshop.OutputFolder));
    }

    [Fact]
    public void A_task_without_any_label_is_told_while_planning_where_the_data_set_counts_them()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var file = workshop.Write("street.model.yaml", Models.Street(dataSet: "{ use: street-scenes, count: 1, validation: 40, size: 32, missing: 0.99 }"));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Plan(file)).Diagnostics);

        Assert.Equal(
            $"{file}(8,8): error TLP3203: the task 'car' has no labelled example to train on; label some of the data set 'street', or leave the task out",
            error.ToString());
    }

    [Fact]
    public void Batches_without_any_label_move_nothing()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = AlteredDataSet.In(
            pipeline.Plan(workshop.Write("street.model.yaml", Models.Street(optimizer: "{ use: adamw, lr: 0.01 }"))), data => new(data) { Hides = (split, index) => split == Split.Train && index != 7 });

        var built = pipeline.Build(plan, workshop.Progress, CancellationToken.None);

        Assert.Equal(40, built.Manifest.Tasks[0].Metrics.Best.Metrics.Count);
    }

    [Fact]
    public void Start_metrics_and_loss_count_the_labelled_examples_alone()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = AlteredDataSet.In(
            pipeline.Plan(workshop.Write("street.model.yaml", Models.Street(epochs: 1))), data => new(data) { Hides = (_, index) => index % 4 != 0 });

        var metrics = pipeline.Build(plan, workshop.Progress, CancellationToken.None).Manifest.Tasks[0].Metrics;

        Assert.Equal((10, 10), (metrics.Start!.Metrics.Count, metrics.Best.Metrics.Count));
    }

    [Theory]
    [InlineData("pcgrad", "hard")]
    [InlineData("uncertainty", "mmoe")]
    public void A_step_in_which_some_tasks_have_no_label_balances_the_others(string balancer, string sharing)
    {
        using var workshop = new Workshop();

        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(
            epochs: 1,
            dataSet: "{ use: street-scenes, count: 64, validation: 20, size: 32, missing: 0.95 }",
            tasks: """
            car: { dataset: street, target: car, head: classification }
              pedestrian: { dataset: street, target: pedestrian, head: classification }
              sign: { dataset: street, target: sign, head: classification }
            """,
            extra: $"  balancer: {balancer}\n  sharing: {sharing}\n")));

        Assert.All(built.Manifest.Tasks, task => Assert.Equal(20, task.Metrics.Best.Metrics.Count));
        var epoch = Assert.Single(workshop.Progress.Events.OfType<TrainingEvent.EpochEnded>()).Record;
        Assert.All(epoch.Tasks.Values, task => Assert.True(double.IsFinite(task.Loss) && double.IsFinite(task.ValidationLoss)));
    }
}
