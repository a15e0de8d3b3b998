using System.Globalization;
using System.Text;
using Tlpipe.Models;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Modalities;

/// <summary>A model of reports on the weather, and one of mails on its trunk. What tells the lines of a class apart occurs once, which makes no word.</summary>
public sealed class Words_that_the_weights_do_not_know : IDisposable
{
    private const string Embeddings = "embeddings.weight";
    private readonly Workshop _workshop = new() { MorePlugins = [Workshop.Plugin("Tlpipe.Text")] };
    private readonly string _mails;

    public Words_that_the_weights_do_not_know()
    {
        _workshop.Write("reports.txt", Lines("rain\ton day r{0} wet clouds and a wet coat", "sun\ton day s{0} bright and hot at noon"));
        _workshop.Write("mails.txt", Lines("spam\tclaim a prize on day p{0}", "ham\tlunch on day l{0} at noon"));
        _workshop.Write("weather.model.yaml", Model("weather", "", "reports.txt", ""));
        _mails = _workshop.Write("mails.model.yaml", Mails("{ newWords: learn }"));
    }

    [Fact]
    public void Get_rows_of_their_own_behind_those_that_are_loaded()
    {
        var built = _workshop.Build(_mails);
        var plan = _workshop.Plan(_mails);

        string[] words = ["claim", "prize", "lunch"];
        var vocabulary = built.Manifest.Input.Settings["vocabulary"]!.AsArray().Select(word => (string)word!).ToList();
        Assert.Equal(words.Order(), vocabulary[^3..].Order());
        Assert.Equal(3, plan.Weights!.AddedTokens);
        Assert.Equal(vocabulary[..^3], plan.Weights.Upstream!.DataSets[0].Data.Codec.Settings["vocabulary"]!.AsArray().Select(word => (string)word!));

        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(plan);
        var begins = network.Trunk.state_dict()[Embeddings].detach();
        using var upstream = Checkpoint.Open(plan.Weights.Path);
        var known = TensorFile.Read(upstream, $"trunk.{Embeddings}");
        Assert.Equal(begins.shape[0] - 3, known.shape[0]);
        Assert.True(begins.narrow(0, 0, known.shape[0]).equal(known));
        Assert.True(begins.narrow(0, known.shape[0], 3).abs().sum(1).min().item<float>() > 0);
    }

    [Fact]
    public void Decide_what_is_predicted()
    {
        var folder = _workshop.Build(_mails).Folder;

        using var predictor = Predictor.Load(folder, new() { Threads = null });

        Assert.Equal(["spam", "ham"], new[] { "prize", "lunch" }.Select(text => predictor.Predict(EncodedInput.Text(text))["kind"].Label));
    }

    [Fact]
    public void Are_drawn_and_trained_to_the_same_bytes_after_a_cut()
    {
        var expected = File.ReadAllBytes(Path.Combine(_workshop.Build(_mails).Folder, ArtifactFiles.Weights));
        using var cut = new Words_that_the_weights_do_not_know();
        cut._workshop.Build(cut._workshop.Combine("weather.model.yaml"));

        cut._workshop.CutOff(cut._mails, epoch: 2, step: 2);

        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(cut._workshop.Build(cut._mails).Folder, ArtifactFiles.Weights)));
    }

    [Fact]
    public void Leave_the_trunk_fit_to_be_ranked()
    {
        _workshop.Build(_workshop.Combine("weather.model.yaml"));
        using var pipeline = _workshop.Pipeline();

        var own = Assert.Single(pipeline.Rank(_mails, [], _workshop.Progress, CancellationToken.None));

        Assert.Equal("weather.model.yaml", own.Weights);
    }

    [Fact]
    public void Are_told_when_the_lock_is_of_a_model_that_does_not_learn_them()
    {
        var file = _workshop.Write("mails.model.yaml", Mails("{ newWords: unknown }"));
        _workshop.Build(file);
        _workshop.Write("mails.model.yaml", Mails("{ newWords: learn }"));

        using var pipeline = _workshop.Pipeline();

        Assert.StartsWith("codec.kind.", PlanComparison.WithLock(pipeline.Plan(file)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_known_to_a_trunk_that_starts_from_scratch()
    {
        var file = _workshop.Write("mails.model.yaml", Mails("{ newWords: learn }") + "\ncompare: { with: scratch, seeds: 1, rates: [1] }");

        var built = _workshop.Build(file);

        Assert.Contains("\"comparisons\"", File.ReadAllText(Path.Combine(built.Folder, ArtifactFiles.Metrics)), StringComparison.Ordinal);
    }

    public void Dispose() => _workshop.Dispose();

    private static string Mails(string tokenizer) => Model("mails", ", weights: weather.model.yaml", "mails.txt", $", tokenizer: {tokenizer}");

    private static string Model(string name, string weights, string path, string tokenizer) => $$"""
        model: {{name}}
        version: 1.0.0
        seed: 3
        backbone: { use: bag-of-embeddings, embedding: 8{{weights}} }
        tasks:
          kind: { dataset: { use: text-lines, path: {{path}}, validateOneIn: 4{{tokenizer}} }, head: classification }
        training: { strategy: full, epochs: 3, batch: 8, optimizer: { use: adam, lr: 0.05 } }
        """;

    private static string Lines(params string[] formats)
    {
        var lines = new StringBuilder();
        for (var day = 0; day < 20; day++)
            foreach (var format in formats) lines.AppendFormat(CultureInfo.InvariantCulture, format, day).Append('\n');
        return lines.ToString();
    }
}
