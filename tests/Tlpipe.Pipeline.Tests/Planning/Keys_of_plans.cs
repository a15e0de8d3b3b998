using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Tests.Plugins;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Keys_of_plans(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private const string Model = PlanningFixture.Model + "\ntraining: { epochs: 10, batch: 16 }";

    [Fact]
    public void The_same_work_has_the_same_keys_however_it_is_written()
    {
        var plain = planning.Plan(Model);
        var elaborate = planning.Plan(
            """
            # the same model
            version: 1.0.0
            model: "points"
            seed: 1
            tasks:
              kind:
                head: { use: vote, most: 10 }
                dataset:
                  size: 4
                  use: points
                target: kind
            backbone:
              use: perceptron
            training:
              balancer: equal
              optimizer: { momentum: 0.90, use: sgd, lr: 1.0e-2 }
            """,
            options => options with { OutputFolder = "/elsewhere" },
            "another/folder/n.model.yaml");

        Assert.Equal(plain.Keys, elaborate.Keys);
        Assert.Equal(plain.Inputs, elaborate.Inputs);
    }

    [Theory]
    [InlineData("head: vote", "head: { use: vote, smoothing: 0.1 }", "training input")]
    [InlineData("epochs: 10", "epochs: 11", "training input")]
    [InlineData("batch: 16", "batch: 8", "training input")]
    [InlineData("batch: 16", "optimizer: { use: sgd, lr: 0.2 }", "training input")]
    [InlineData("batch: 16", "strategy: full", "training input")]
    [InlineData("batch: 16", "earlyStopping: { patience: 2 }", "training input")]
    [InlineData("width: 8", "width: 9", "features training input")]
    [InlineData("size: 4", "size: 5", "data features training input")]
    [InlineData("size: 4", "train: 9", "data training input")]
    [InlineData("version: 1.0.0", "version: 1.0.1", "input")]
    [InlineData("model: points", "model: dots", "input")]
    [InlineData("version: 1.0.0", "version: 1.0.0\ngates: [{ metric: kind.accuracy, min: 0.5 }]", "report input")]
    [InlineData("version: 1.0.0", "version: 1.0.0\nseed: 2", "features training input")]
    public void A_change_reaches_the_keys_of_what_depends_on_it(string before, string after, string changed)
    {
        Assert.Equal(changed, Differences(planning.Plan(Model).Keys, planning.Plan(Model.Replace(before, after, StringComparison.Ordinal)).Keys));
    }

    [Fact]
    public void With_weights_the_seed_leaves_the_features_alone()
    {
        planning.WriteWeights("w.safetensors", ("layer.weight", [8, 4]), ("layer.bias", [8]));
        var model = Model.Replace("width: 8", "weights: w.safetensors");

        Assert.Equal("training input", Differences(planning.Plan(model).Keys, planning.Plan(model.Replace("version:", "seed: 2\nversion:")).Keys));
    }

    [Fact]
    public void Where_weights_lack_tokens_the_seed_draws_them_and_so_the_features()
    {
        planning.WriteWeights("seven.safetensors", ("layer.weight", [7, 4]), ("layer.bias", [7]));
        var model = Model.Replace("width: 8", "weights: seven.safetensors, rowsAreTokens: true").Replace("size: 4", "added: 1").Replace("batch: 16", "strategy: full");

        Assert.Equal("features training input", Differences(planning.Plan(model).Keys, planning.Plan(model.Replace("version:", "seed: 2\nversion:")).Keys));
    }

    [Fact]
    public void Weights_and_data_enter_with_their_content_and_not_with_their_path()
    {
        planning.WriteWeights("one.safetensors", ("layer.weight", [8, 4]), ("layer.bias", [8]));
        File.Copy(planning.Folder.Combine("one.safetensors"), planning.Folder.Combine("copy/two.safetensors"), overwrite: true);
        planning.Folder.Write("one.csv", "content");
        planning.Folder.Write("copy/two.csv", "content");
        planning.Folder.Write("other.csv", "other content");
        InputKeys With(string weights, string data) =>
            planning.Plan(Model.Replace("width: 8", $"weights: {weights}").Replace("size: 4", $"path: {data}"), options => PlanningFixture.WithRoot(options, "data", planning.Folder.Combine("copy"))).Keys;

        Assert.Equal(With("one.safetensors", "one.csv"), With("copy/two.safetensors", "$(data)/two.csv"));
        Assert.Equal("data training input", Differences(With("one.safetensors", "one.csv"), With("one.safetensors", "other.csv")));
    }

    [Fact]
    public void Only_plugins_that_are_used_enter()
    {
        var spare = PluginCompiler.Compile(planning.Folder, "Spare", """
            [assembly: TlpipePlugin(typeof(Plugin))]
            public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => services.AddSchedule<P>("spare"); }
            public sealed record Options;
            public sealed class P : Provider<ISchedule, Options> { protected override ISchedule Create(Options options, PartContext context) => new Even(); }
            public sealed class Even : ISchedule { public double Factor(TrainingProgress progress) => 1; }
            """);
        var without = planning.Plan(Model);
        var unused = planning.Plan(Model, plugins: spare);
        var used = planning.Plan(Model.Replace("batch: 16", "schedule: spare"), plugins: spare);

        Assert.Equal(without.Keys, unused.Keys);
        Assert.Equal("training input", Differences(without.Keys, used.Keys));
        Assert.Equal(["plugin.Sample.Plugin", "plugin.Spare"], used.Inputs.Select(input => input.Name).Where(name => name.StartsWith("plugin.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tool_and_engine_enter()
    {
        var plan = planning.Plan(Model).Keys;

        Assert.Equal("training input", Differences(plan, planning.Plan(Model, options => options with { ToolVersion = "0.2.0" }).Keys));
        Assert.Equal("features training input", Differences(plan, planning.Plan(Model, options => options with { EngineIdentity = "other" }).Keys));
    }

    [Fact]
    public void Every_input_has_a_stable_name_and_settings_a_readable_value()
    {
        var plan = planning.Plan(Model + "\ngates: [{ metric: kind.accuracy, min: 0.5 }]");

        Assert.Equal(
            """
            backbone: {"inputs":null,"rowsAreTokens":false,"use":"perceptron","width":8}
            codec.kind: {"name":"row","settings":{"size":4}}
            data.kind: {"added":0,"explode":false,"modality":"row","path":null,"shuffling":"every-epoch","size":4,"targets":["kind"],"train":8,"use":"points","validation":4}
            engine: 
            gates: [{"max":null,"metric":"kind.accuracy","min":0.5}]
            model: "points"
            plugin.Sample.Plugin: 1.2.3
            seed: 1
            task.kind: {"dataset":"kind","head":{"most":10,"smoothing":0,"use":"vote"},"target":"kind"}
            tasks: ["kind"]
            tool: "0.1.0"
            training.balancer: {"use":"equal"}
            training.batch: 16
            training.epochs: 10
            training.optimizer: {"lr":0.01,"momentum":0.9,"use":"sgd"}
            training.schedule: {"use":"constant"}
            training.strategy: {"use":"frozen","views":1}
            version: "1.0.0"
            """,
            string.Join('\n', plan.Inputs.Select(input => $"{input.Name}: {input.Value}")));
    }

    private static string Differences(InputKeys left, InputKeys right) => string.Join(' ', new[]
    {
        left.Data == right.Data ? "" : "data",
        left.Features == right.Features ? "" : "features",
        left.Training == right.Training ? "" : "training",
        left.Report == right.Report ? "" : "report",
        left.Input == right.Input ? "" : "input",
    }.Where(name => name.Length > 0));
}
