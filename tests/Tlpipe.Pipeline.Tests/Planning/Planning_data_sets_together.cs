using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Planning_data_sets_together
{
    [Fact]
    public void Data_sets_that_are_decoded_differently_cannot_share_a_model()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var file = workshop.Write("street.model.yaml", Models.Street(
            tasks: """
            car: { dataset: street, target: car, head: classification }
              sign: { dataset: { use: street-scenes, size: 48 }, target: sign, head: classification }
            """));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Plan(file)).Diagnostics);

        Assert.Equal(
            $$"""
            {{file}}(9,27): error TLP1041: a model decodes all its inputs in one way, but 'resize' of the codec 'picture' is 48 for the data set 'sign' and 32 for 'street'; declare one data set with all targets under 'datasets' and name it in each task, or give both the options that make their codecs the same
            """,
            error.ToString());
    }

    [Theory]
    [InlineData("""{ "b": { "c": 2 }, "a": 1 }""", """{ "a": 1, "b": { "c": 2 } }""", null)]
    [InlineData("""{ "a": 1, "b": { "c": 2 } }""", """{ "a": 1, "b": { "c": 3 } }""", "'b.c' is 2, 3")]
    [InlineData("""{ "columns": [{ "name": "x" }, { "name": "y" }] }""", """{ "columns": [{ "name": "x" }, { "name": "z", "mean": 1 }] }""", "'columns[1].mean' is nothing, 1")]
    [InlineData("""{ "words": ["a", "b", "c"] }""", """{ "words": ["a", "b"] }""", "'words[2]' is \"c\", nothing")]
    public void Codecs_differ_in_the_first_setting_that_is_not_the_same(string one, string other, string? expected)
    {
        var difference = CodecDifference.Between(new("row", JsonNode.Parse(one)!.AsObject()), new("row", JsonNode.Parse(other)!.AsObject()));

        Assert.Equal(expected, difference is null ? null : $"'{difference.Path}' is {difference.One}, {difference.Other}");
    }

    [Theory]
    [InlineData("frozen", 1)]
    [InlineData("{ use: frozen, views: 2 }", 0)]
    [InlineData("full", 0)]
    public void Random_views_of_which_only_one_is_used_are_worth_a_warning(string strategy, int warnings)
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();

        var plan = pipeline.Plan(Pictures(workshop, strategy));

        var told = plan.Warnings.Where(warning => warning.Code == "TLP6101").ToList();
        Assert.Equal(warnings, told.Count);
        Assert.All(told, warning => Assert.Equal(
            $"{plan.Spec.FileName}(11,13): warning TLP6101: the frozen part is computed once, so training sees one random view of each example of 'pictures', the same in every epoch; ask for more with 'strategy: {{ use: frozen, views: 4 }}', or leave the random views out",
            warning.ToString()));
    }

    [Fact]
    public void Each_pass_over_frozen_features_takes_the_next_view()
    {
        using var workshop = new Workshop();

        workshop.Build(Pictures(workshop, "{ use: frozen, views: 2 }"));

        // Two views to train on, one to validate on, each of one chunk.
        Assert.Equal(3, Directory.GetFiles(Path.Combine(workshop.CacheFolder, "features"), "*", SearchOption.AllDirectories).Length);
    }

    private static string Pictures(Workshop workshop, string strategy)
    {
        foreach (var (name, grey) in new[] { ("train/dark/1", 1), ("train/dark/2", 2), ("train/light/3", 203), ("train/light/4", 204), ("val/dark/5", 5), ("val/light/6", 206) })
            PngFile.Write(workshop.Combine("pictures", name + ".png"), 40, 40, (byte)grey);
        return workshop.Write("pictures.model.yaml", $$"""
            model: pictures
            version: 1.0.0
            seed: 3
            backbone: { use: small-cnn }
            datasets:
              pictures: { use: image-folder, path: pictures, size: 32, flip: true, randomCrop: true }
            tasks:
              light: { dataset: pictures, head: classification }
            training:
              epochs: 3
              strategy: {{strategy}}
            """);
    }
}
