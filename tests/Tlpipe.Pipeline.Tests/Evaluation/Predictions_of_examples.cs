using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Pipeline.Tests.Evaluation;

/// <summary>What an artifact tells of each validation example.</summary>
public sealed class Predictions_of_examples
{
    private const string Tasks = """
        car: { dataset: street, target: car, head: { use: classification, labelSmoothing: 0.1 } }
          sign: { dataset: { use: street-scenes, count: 33, validation: 30, size: 32, seed: 5 }, target: sign, head: classification }
        """;

    [Fact]
    public void Tell_the_same_as_the_metrics_and_the_predictor_with_likenesses_of_the_most_wrong()
    {
        using var workshop = new Workshop();
        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(epochs: 3, tasks: Tasks)));
        var predictions = Read(built.Folder);
        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "metrics.json")))!;

        Assert.Equal(1, (int)predictions["format"]!);
        Assert.Equal(["car", "sign"], predictions["tasks"]!.AsObject().Select(task => task.Key));
        foreach (var (name, task) in predictions["tasks"]!.AsObject())
        {
            var examples = task!["examples"]!.AsArray();
            var shipped = metrics["epochs"]![built.Manifest.Tasks[0].Metrics.BestEpoch - 1]!["tasks"]![name]!;
            var right = examples.Count(example => Predicted(example!) == (int)example!["label"]!);
            Assert.Equal((double)shipped["accuracy"]!, (double)right / examples.Count, 12);
            Assert.Equal((double)shipped["validationLoss"]!, examples.Average(example => (double)example!["loss"]!), 5);
            Assert.All(examples, example => Assert.Equal(1, example!["output"]!.AsArray().Sum(value => (double)value!), 5));
        }

        var car = predictions["tasks"]!["car"]!;
        Assert.Equal(("softmax", """["absent","present"]"""), ((string?)car["kind"], car["labels"]!.ToJsonString()));
        Assert.Equal(Enumerable.Range(0, 40).Select(index => $"street scene {index} of validation, seed 1"), car["examples"]!.AsArray().Select(example => (string?)example!["name"]));
        AssertPreviews(predictions);
        AssertPredictor(workshop, built, car["examples"]!.AsArray());
    }

    [Fact]
    public void Are_of_the_best_epoch_whether_it_is_the_last_or_the_run_was_cut_off_after_it()
    {
        // So high a rate that the first epoch's model is ruined later: the best is not the last.
        var text = Models.Street(epochs: 4, optimizer: "{ use: sgd, lr: 0.02 }", extra: "  schedule: { use: step, every: 1, gamma: 0.001 }");
        using var whole = new Workshop();
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        var file = cut.Write("street.model.yaml", text);
        cut.CutOff(file, epoch: 4, step: 2);
        var resumed = cut.Build(file);

        Assert.InRange(expected.Manifest.Tasks[0].Metrics.BestEpoch, 1, 3);
        Assert.Equal(File.ReadAllBytes(Path.Combine(expected.Folder, "predictions.json")), File.ReadAllBytes(Path.Combine(resumed.Folder, "predictions.json")));
        Assert.Equal(Digest.Of(File.ReadAllBytes(Path.Combine(expected.Folder, "predictions.json"))), expected.Manifest.Files["predictions.json"]);
    }

    private static void AssertPreviews(JsonNode predictions)
    {
        var previews = predictions["previews"]!.AsObject();
        var wrong = predictions["tasks"]!.AsObject()
            .SelectMany(task => task.Value!["examples"]!.AsArray().OrderByDescending(example => (double)example!["loss"]!).Take(24))
            .Select(example => (string?)example!["id"]).Distinct();
        Assert.Equal(wrong, previews.Select(preview => preview.Key));
        Assert.All(previews, preview => Assert.Equal("image/jpeg", (string?)preview.Value!["type"]));
        using var decoded = new Tlpipe.Models.Pictures.PictureCodec(new(32) { Resize = 32 }).Decode(Convert.FromBase64String((string)previews.First().Value!["data"]!), "preview");
        Assert.Equal([3, 32, 32], decoded.shape);
    }

    private static void AssertPredictor(Workshop workshop, BuiltModel built, JsonArray examples)
    {
        using var pipeline = workshop.Pipeline();
        var data = pipeline.Plan(workshop.Combine("street.model.yaml")).DataSets[0].Data;
        using var predictor = Predictor.Load(built.Folder);
        for (var index = 0; index < 3; index++)
        {
            using var input = data.Read(Split.Validation, index, randomness: null);
            var scores = predictor.Predict(PngFile.Write(workshop.Combine("scene.png"), 32, 32, input.data<byte>().ToArray()))["car"].Scores;
            Assert.Equal(data.Identify(Split.Validation, index).Hex[..16], (string?)examples[index]!["id"]);
            Assert.All(scores.Zip(examples[index]!["output"]!.AsArray()), pair => Assert.Equal(pair.First.Score, (double)pair.Second!, 3));
        }
    }

    private static int Predicted(JsonNode example)
    {
        var scores = example["output"]!.AsArray().Select(value => (double)value!).ToList();
        return scores.IndexOf(scores.Max());
    }

    private static JsonNode Read(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "predictions.json")))!;
}
