namespace Tlpipe.Tool.Tests;

public sealed class Models_of_other_projects
{
    [Fact]
    public void Their_folders_may_have_any_name()
    {
        using var place = new Workplace();
        place.Write("size=small/base/base.model.yaml", Street("base"));
        place.Run("train", "size=small/base/base.model.yaml", "--output", "size=small/base/out").Succeeded();
        place.Write("size=small/app/moved.model.yaml", Street("moved", ", weights: ../base/base.model.yaml"));

        var result = place.Run(
            "train", "size=small/app/moved.model.yaml", "--project", "size=small/app", "--output", "size=small/app/out",
            "--built", "size=small/base/base.model.yaml=size=small/base/out/base/1.0.0").Succeeded();

        Assert.Contains("moved 1.0.0: trained in ", result.Output, StringComparison.Ordinal);
        Assert.Equal(["moved"], Directory.GetDirectories(place.At("size=small", "app", "out")).Select(Path.GetFileName));
    }

    private static string Street(string name, string weights = "") => $$"""
        model: {{name}}
        version: 1.0.0
        backbone: { use: small-cnn, width: 4, depth: 2{{weights}} }
        tasks:
          car:
            dataset: { use: street-scenes, count: 32, validation: 16, size: 24 }
            target: car
            head: classification
        training: { strategy: full, epochs: 1, batch: 16 }
        """;
}
