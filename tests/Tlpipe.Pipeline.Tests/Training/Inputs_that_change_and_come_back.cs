using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Inputs_that_change_and_come_back
{
    [Theory]
    [InlineData("full")]
    [InlineData("frozen")]
    public void A_run_that_they_voided_leaves_nothing_that_a_later_one_would_go_on_from(string strategy)
    {
        using var workshop = new Workshop();
        var base3 = Weights(workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1))));
        var base4 = Weights(workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "4"))));
        File.Delete(workshop.Combine("base.model.yaml"));
        var weights = workshop.Combine("base.safetensors");
        var file = workshop.Write("street.model.yaml", Models.Street(epochs: 1, strategy: strategy, weights: ", weights: base.safetensors"));
        File.WriteAllBytes(weights, base3);
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.Started) File.WriteAllBytes(weights, base4);
        };

        Assert.Equal("TLP7002", Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics).Code);
        File.WriteAllBytes(weights, base3);
        workshop.Progress.Then = null;
        var afterwards = Weights(workshop.Build(file));

        workshop.CacheFolder = workshop.Combine("another-cache");
        Directory.Delete(workshop.OutputFolder, recursive: true);
        Assert.Equal(Weights(workshop.Build(file)), afterwards);
        Assert.DoesNotContain(workshop.Progress.Events, happened => happened is TrainingEvent.Resumed);
    }

    [Fact]
    public void What_a_frozen_trunk_made_of_them_is_not_kept()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var file = workshop.Write("street.model.yaml", Models.Street(strategy: "frozen"));
        var change = new Lazy<bool>(() =>
        {
            File.AppendAllText(file, "# changed");
            return true;
        });
        var plan = AlteredDataSet.In(pipeline.Plan(file), data => new(data) { Reading = () => _ = change.Value });

        Assert.Equal("TLP7002", Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Build(plan, workshop.Progress, CancellationToken.None)).Diagnostics).Code);
        Assert.False(Directory.Exists(Path.Combine(workshop.CacheFolder, "features")));
    }

    private static byte[] Weights(BuiltModel model) => File.ReadAllBytes(Path.Combine(model.Folder, "model.safetensors"));
}
