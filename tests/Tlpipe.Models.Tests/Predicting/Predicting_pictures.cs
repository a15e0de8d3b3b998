using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Models.Tests.Predicting;

public sealed class Predicting_pictures : IClassFixture<Predicting_pictures.BuiltModel>, IDisposable
{
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder _folder = new();
    private readonly BuiltModel _model;

    public Predicting_pictures(BuiltModel model) => _model = model;

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Every_way_to_ask_gives_the_same_answer()
    {
        var paths = Pictures();
        using var predictor = Predictor.Load(Path.Combine(_model.Folder, "model.json"), new PredictorOptions { BatchSize = 4 });
        var many = predictor.PredictMany(paths).ToList();
        Assert.Equal(paths, many.Select(prediction => prediction.Source));
        foreach (var prediction in many)
        {
            AssertSame(prediction, predictor.Predict(prediction.Source));
            using var stream = File.OpenRead(prediction.Source);
            AssertSame(prediction, predictor.Predict(stream, prediction.Source));
        }
    }

    [SkippableFact]
    public void A_result_reads_as_its_task_says()
    {
        using var predictor = Predictor.Load(_model.Folder);
        var prediction = predictor.Predict(Pictures()[0]);
        Assert.Equal(["insect", "tags", "weight"], prediction.Tasks.Select(task => task.Task));

        var insect = prediction["insect"];
        Assert.Equal(1, insect.Scores.Sum(score => score.Score), Tolerance);
        Assert.Equal(insect.Scores.MaxBy(score => score.Score), new LabelScore(insect.Label!, insect.Confidence!.Value));
        Assert.Null(insect.Number);
        Assert.Equal(["wings", "legs", "sting"], prediction["tags"].Scores.Select(score => score.Label));
        Assert.All(prediction["tags"].Scores, score => Assert.InRange(score.Score, 0, 1));
        Assert.Equal((null, null), (prediction["weight"].Label, prediction["weight"].Confidence));
        Assert.NotNull(prediction["weight"].Number);
        Assert.Equal("the model has no task 'size'; it has insect, tags, weight", Assert.Throws<KeyNotFoundException>(() => prediction["size"]).Message);
    }

    [SkippableFact]
    public void The_exported_program_gives_the_same_numbers_in_Python()
    {
        var paths = Pictures();
        var exported = _folder.Combine("exported.pt");
        TorchScriptExport.Write(_model.Folder, exported);
        TorchScriptExport.Write(_model.Folder, _folder.Combine("again.pt"));
        Assert.Equal(File.ReadAllBytes(exported), File.ReadAllBytes(_folder.Combine("again.pt")));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);

        using var predictor = Predictor.Load(_model.Folder);
        var rows = RunInPython(exported, paths);
        foreach (var (prediction, logits) in predictor.PredictMany(paths).Zip(rows))
        {
            var exponentials = logits[..2].Select(Math.Exp).ToArray();
            Assert.Equal(exponentials[1] / exponentials.Sum(), prediction["insect"].Scores[1].Score, Tolerance);
            for (var i = 0; i < 3; i++) Assert.Equal(1 / (1 + Math.Exp(-logits[2 + i])), prediction["tags"].Scores[i].Score, Tolerance);
            Assert.Equal(logits[5], prediction["weight"].Number!.Value, 1e-4);
        }
        Assert.Equal(paths.Count, rows.Count);
    }

    [SkippableFact]
    public void One_predictor_serves_many_threads()
    {
        var paths = Pictures();
        using var predictor = Predictor.Load(_model.Folder, new PredictorOptions { BatchSize = 3 });
        var expected = paths.Select(predictor.Predict).ToList();
        Parallel.For(0, 8, worker =>
        {
            if (worker % 2 == 0) foreach (var (got, wanted) in predictor.PredictMany(paths).Zip(expected)) AssertSame(wanted, got);
            else foreach (var wanted in expected) AssertSame(wanted, predictor.Predict(wanted.Source));
        });
    }

    [SkippableFact]
    public void A_picture_that_cannot_be_used_is_told_in_its_place()
    {
        var good = Pictures()[0];
        var bad = _folder.Write("bad.jpg", "this is no picture");
        var absent = Path.Combine(_folder.Path, "absent.jpg");
        using var predictor = Predictor.Load(_model.Folder, new PredictorOptions { BatchSize = 2 });
        var attempts = predictor.TryPredictMany([good, bad, absent, good]).ToList();
        Assert.Equal([good, bad, absent, good], attempts.Select(attempt => attempt.Source));
        Assert.Equal([true, false, false, true], attempts.Select(attempt => attempt.Prediction is not null));
        Assert.Equal("TLP3101", attempts[1].Error!.Diagnostics[0].Code);
        Assert.Equal($"{absent}: error TLP4215: this input cannot be read: Could not find file '{absent}'", attempts[2].Error!.Message);
        Assert.Equal(attempts[1].Error!.Message, Assert.Throws<DiagnosticException>(() => predictor.PredictMany([bad]).ToList()).Message);
        Assert.Equal(attempts[2].Error!.Message, Assert.Throws<DiagnosticException>(() => predictor.Predict(absent)).Message);
    }

    [SkippableFact]
    public void A_list_is_read_only_as_far_as_is_needed()
    {
        var good = Pictures()[0];
        var read = 0;
        IEnumerable<string> Endless()
        {
            while (true)
            {
                read++;
                yield return good;
            }
        }
        using var predictor = Predictor.Load(_model.Folder, new PredictorOptions { BatchSize = 2 });
        Assert.Equal(5, predictor.PredictMany(Endless()).Take(5).Count());
        Assert.InRange(read, 5, 12);
    }

    private static List<string> Pictures() =>
        [.. Directory.EnumerateFiles(RealData.Require("hymenoptera/val/bees"), "*.jpg").Order(StringComparer.Ordinal).Take(9)];

    private static void AssertSame(Prediction expected, Prediction actual)
    {
        Assert.Equal(expected.Source, actual.Source);
        foreach (var (wanted, got) in expected.Tasks.Zip(actual.Tasks))
        {
            Assert.Equal((wanted.Task, wanted.Kind, wanted.Label), (got.Task, got.Kind, got.Label));
            Assert.Equal(wanted.Number ?? 0, got.Number ?? 0, Tolerance);
            foreach (var (score, other) in wanted.Scores.Zip(got.Scores)) Assert.Equal(score.Score, other.Score, Tolerance);
        }
    }

    private List<double[]> RunInPython(string program, IReadOnlyList<string> paths)
    {
        var absent = DebianPython.WhyAbsent("torch", "python3-torch");
        Skip.If(absent is not null, absent);
        var pixels = _folder.Combine("pixels.bin");
        var codec = new PictureCodec(new PictureCodecSettings(TinyModel.Size));
        using (var file = File.Create(pixels))
        {
            foreach (var path in paths)
            {
                using var picture = codec.DecodeFile(path);
                file.Write(picture.bytes);
            }
        }
        var script = Path.Combine(AppContext.BaseDirectory, "Predicting", "predict_reference.py");
        var lines = DebianPython.Run(script, program, pixels, $"{TinyModel.Size}").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
    }

    /// <summary>The small model, written once.</summary>
    public sealed class BuiltModel : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public BuiltModel() => Folder = TinyModel.Write(_folder.Combine("tiny"));

        public string Folder { get; }

        public void Dispose() => _folder.Dispose();
    }
}
