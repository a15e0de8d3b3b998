using Tlpipe.Abstractions;

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
}
