using Tlpipe.Models;

namespace Tlpipe.Pipeline.Tests.Artifacts;

public sealed class Names_of_tasks
{
    [Theory]
    [InlineData("class")]
    [InlineData("car-type")]
    [InlineData("training")]
    [InlineData("forward")]
    [InlineData("None")]
    [InlineData("Modules")]
    public void Any_name_that_a_model_file_allows_gives_a_program_that_runs(string name)
    {
        using var workshop = new Workshop();
        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(
            epochs: 1, dataSet: "{ use: street-scenes, count: 16, validation: 16, size: 16 }", tasks: $"{name}: {{ dataset: street, target: car, head: classification }}")));
        var picture = PngFile.Write(workshop.Combine("grey.png"), 16, 16, 90);

        using var predictor = Predictor.Load(built.Folder, new() { Threads = null });

        Assert.Equal(1, predictor.Predict(picture)[name].Scores.Sum(score => score.Score), 6);
    }
}
