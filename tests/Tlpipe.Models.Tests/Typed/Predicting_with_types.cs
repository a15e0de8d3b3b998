using Tlpipe.Abstractions;
using Tlpipe.Models.Tests.Predicting;

namespace Tlpipe.Models.Tests.Typed;

public sealed class Predicting_with_types : IClassFixture<Predicting_with_types.BuiltModel>
{
    private readonly BuiltModel _model;

    public Predicting_with_types(BuiltModel model)
    {
        _model = model;
        Insects.Contract = Insects.ContractFor(model.Folder);
    }

    [Fact]
    public void Every_task_has_the_numbers_of_the_untyped_prediction()
    {
        using var model = Insects.Load(_model.Folder);
        using var predictor = Predictor.Load(_model.Folder);
        var typed = model.Predict(_model.Light);
        var untyped = predictor.Predict(_model.Light);

        Assert.Equal(_model.Light, typed.Source);
        Assert.Equal((untyped["insect"].Label, untyped["insect"].Confidence), (typed.Insect.Text, typed.Insect.Confidence));
        Assert.Equal(untyped["insect"].Label, typed.Insect.Label == Insect.Ants ? "ants" : "bees");
        Assert.Equal(untyped["insect"].Scores.Select(score => score.Score), [typed.Insect[Insect.Ants], typed.Insect[Insect.Bees]]);
        Assert.Equal(untyped["tags"].Scores.Select(score => (score.Label, score.Score)), typed.Tags.Scores.Select(score => (score.Text, score.Score)));
        Assert.Equal(untyped["weight"].Number, typed.Weight);
        Assert.Equal("ants-vs-bees", model.Manifest.Name);
    }

    [Fact]
    public void Files_streams_and_bytes_give_the_same_answers_alone_and_in_batches()
    {
        string[] paths = [_model.Light, _model.Dark, _model.Light];
        using var model = Insects.Load(_model.Folder, new PredictorOptions { BatchSize = 2 });
        var alone = paths.Select(path => model.Predict(path).Insect.Text).ToList();

        Assert.Equal(alone, model.PredictMany(paths).Select(prediction => prediction.Insect.Text));
        Assert.Equal(alone, model.PredictMany(Streams(paths)).Select(prediction => prediction.Insect.Text));
        Assert.Equal(["stream 1", "stream 2", "stream 3"], model.PredictMany(Streams(paths)).Select(prediction => prediction.Source));
        Assert.Equal(alone[1], model.Predict(File.ReadAllBytes(_model.Dark), "dark").Insect.Text);
        using var stream = File.OpenRead(_model.Dark);
        Assert.Equal("stream", model.Predict(stream).Source);
    }

    [Fact]
    public void An_input_that_cannot_be_used_is_told_in_its_place()
    {
        using var model = Insects.Load(_model.Folder);
        using var light = File.OpenRead(_model.Light);
        using var none = new MemoryStream("no picture"u8.ToArray());
        using var closed = new FailingStream();

        var attempts = model.TryPredictMany([none, light, closed]).ToList();

        Assert.Equal([false, true, false], attempts.Select(attempt => attempt.Prediction is not null));
        Assert.StartsWith("stream 1: error TLP3101", attempts[0].Error!.Message);
        Assert.Equal("stream 3: error TLP4215: this input cannot be read: the line is dead", attempts[2].Error!.Message);
        Assert.Equal([null, "TLP4215"], model.TryPredictMany([_model.Light, "absent.png"]).Select(attempt => attempt.Error?.Diagnostics[0].Code));
    }

    [Fact]
    public void Labels_of_which_several_hold_come_as_a_set()
    {
        var tags = new LabelSetPrediction<Tags>(Scores("tags", OutputKind.Sigmoid, ("wings", 0.75), ("legs", 0.25), ("sting", 0.5)));

        Assert.Equal(new HashSet<Tags> { Tags.Wings, Tags.Sting }, tags.Labels);
        Assert.Equal(new HashSet<Tags> { Tags.Wings }, tags.Above(0.6));
        Assert.Equal(0.25, tags[Tags.Legs]);
        Assert.Equal("wings (0.750), sting (0.500)", tags.ToString());
    }

    [Fact]
    public void A_label_reads_as_the_data_set_spells_it()
    {
        var insect = new LabelPrediction<Insect>(Scores("insect", OutputKind.Softmax, ("ants", 0.25), ("bees!", 0.75)));

        Assert.Equal((Insect.Bees, "bees!", 0.75), (insect.Label, insect.Text, insect.Confidence));
        Assert.Equal("bees! (0.750)", insect.ToString());
        Assert.StartsWith("Insect has no such label", Assert.Throws<ArgumentOutOfRangeException>(() => insect[(Insect)2]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => insect[(Insect)(-1)]);
        Assert.StartsWith("the task 'insect' has 2 labels, and Tags has 3", Assert.Throws<ArgumentException>(() => new LabelPrediction<Tags>(Scores("insect", OutputKind.Softmax, ("a", 0), ("b", 1)))).Message);
    }

    private static TaskPrediction Scores(string task, OutputKind kind, params (string Label, double Score)[] scores) =>
        new(task, kind, null, null, null, [.. scores.Select(score => new LabelScore(score.Label, score.Score))]);

    private static IEnumerable<Stream> Streams(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            using var stream = File.OpenRead(path);
            yield return stream;
        }
    }

    private sealed class FailingStream : MemoryStream
    {
        public override void CopyTo(Stream destination, int bufferSize) => throw new IOException("the line is dead.");
    }

    public sealed class BuiltModel : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public BuiltModel()
        {
            Folder = TinyModel.Write(_folder.Combine("model"));
            Light = PngFile.Write(_folder.Combine("light.png"), TinyModel.Size, TinyModel.Size, 230);
            Dark = PngFile.Write(_folder.Combine("dark.png"), TinyModel.Size, TinyModel.Size, 20);
        }

        public string Folder { get; }

        public string Light { get; }

        public string Dark { get; }

        public void Dispose() => _folder.Dispose();
    }
}
