using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Tests.Plugins;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Training_that_fails
{
    [Fact]
    public void A_model_whose_last_step_ruined_it_is_not_published()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(
            epochs: 1, dataSet: "{ use: street-scenes, count: 16, validation: 20, size: 32 }", optimizer: "{ use: sgd, lr: 1.0e+30 }"));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal(
            "street.model.yaml: error TLP5001: training diverged: the loss of task 'car' on validation is not a finite number after epoch 1, at a learning rate of 1e+30; use a smaller lr or a warm-up",
            error.ToString().Replace(workshop.Combine("") + "/", "", StringComparison.Ordinal));
        Assert.False(Directory.Exists(workshop.OutputFolder));
    }

    [Fact]
    public void A_BatchNorm_that_sees_a_single_value_is_told_with_what_to_do()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(dataSet: "{ use: street-scenes, count: 8, validation: 20, size: 16 }", weights: ", depth: 3")
            .Replace("batch: 16", "batch: 1", StringComparison.Ordinal));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal("TLP5003", error.Code);
        Assert.Equal(
            "a step of training 'street' with a batch of 1 can't be computed: BatchNorm needs more than one value a channel to train, and is given [1, 128, 1, 1]; use a larger batch or larger inputs, or freeze it",
            error.Message);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"boom\\nand more\")", "InvalidOperationException: boom")]
    [InlineData("(new[] { 1.0 })[progress.Step + 1]", "IndexOutOfRangeException: Index was outside the bounds of the array.")]
    [InlineData("new List<double>().First()", "InvalidOperationException: Sequence contains no elements")]
    public void A_plugin_that_throws_is_named(string factor, string error)
    {
        using var workshop = new Workshop();
        using var folder = new TemporaryFolder();
        workshop.MorePlugins = [PluginCompiler.Compile(folder, "Faulty.Plugin", $$"""
            [assembly: TlpipePlugin(typeof(Plugin))]
            public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => services.AddSchedule<Provider>("faulty"); }
            public sealed record Options;
            public sealed class Provider : Provider<ISchedule, Options> { protected override ISchedule Create(Options options, PartContext context) => new Part(); }
            public sealed class Part : ISchedule { public double Factor(TrainingProgress progress) => {{factor}}; }
            """)];
        var file = workshop.Write("street.model.yaml", Models.Street(extra: "  schedule: faulty"));

        var told = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal(
            ("TLP5004", $"plugin 'Faulty.Plugin' failed while training 'street': {error}; report it to the plugin's author"),
            (told.Code, told.Message));
    }

    [Theory]
    [InlineData("identify", "boxes.model.yaml(7,21): error TLP5004: plugin 'Faulty.Data' failed while identifying example 17 (shelf 2, box 1) of the split 'train'")]
    [InlineData("read", "tlpipe: error TLP5004: plugin 'Faulty.Data' failed while reading example 17 (shelf 2, box 1) of the split 'train'")]
    [InlineData("target", "tlpipe: error TLP5004: plugin 'Faulty.Data' failed while reading the target 'kind' of example 17 (shelf 2, box 1) of the split 'train'")]
    [InlineData("collate", "tlpipe: error TLP5004: plugin 'Faulty.Data' failed while collating 16 examples, the first of them example ")]
    public void An_example_that_a_plugin_throws_at_is_named(string fails, string told)
    {
        using var workshop = new Workshop();
        using var folder = new TemporaryFolder();
        workshop.MorePlugins = [PluginCompiler.Compile(folder, "Faulty.Data", """
            using System.Text.Json.Nodes;
            using static Tlpipe.Torch.torch;
            [assembly: TlpipePlugin(typeof(Plugin))]
            public sealed class Plugin : IPlugin { public void Configure(IServiceCollection services) => services.AddDataSet<Provider>("faulty"); }
            public sealed record Options { public string Fails { get; init; } = ""; }
            public sealed class Provider : Provider<IDataSet, Options> { protected override IDataSet Create(Options options, PartContext context) => new Data(options.Fails); }
            public sealed class Data(string fails) : IDataSet, IInputCodec
            {
                private T Fail<T>(string asked, bool here, T answer) => asked == fails && here ? throw new InvalidOperationException("the box is empty") : answer;
                public IInputCodec Codec => this;
                public string Name => "picture";
                public JsonObject Settings => new();
                public InputSignature Output => InputSignature.Picture(32, 32);
                public bool Augments => false;
                public IReadOnlyDictionary<string, TargetSignature> Targets => new Dictionary<string, TargetSignature> { ["kind"] = TargetSignature.OneOf(new[] { "no", "yes" }) };
                public Digest Content => Digest.Of("faulty");
                public int Count(Split split) => split == Split.Train ? 32 : split == Split.Validation ? 4 : 0;
                public Digest Identify(Split split, int index) => Fail("identify", split == Split.Train && index == 17, Digest.Of($"{split} {index}"));
                public string Describe(Split split, int index) => $"shelf {index / 8}, box {index % 8}";
                public Tensor Read(Split split, int index, RandomStream randomness) => Fail("read", split == Split.Train && index == 17, zeros(new long[] { 3, 32, 32 }, ScalarType.Byte));
                public Tensor Target(Split split, int index, string target) => Fail("target", split == Split.Train && index == 17, tensor((long)(index % 2)));
                public Tensor Decode(ReadOnlySpan<byte> content, string source) => throw new NotSupportedException();
                public Tensor Collate(IReadOnlyList<Tensor> inputs) => Fail("collate", inputs.Count == 16, stack(inputs.ToArray()));
            }
            """)];
        var file = workshop.Write("boxes.model.yaml", $$"""
            model: boxes
            version: 1.0.0
            seed: 7
            backbone: { use: small-cnn }
            tasks:
              kind:
                dataset: { use: faulty, fails: {{fails}} }
                head: classification
            training: { strategy: full, epochs: 1, batch: 16, optimizer: { use: sgd, lr: 0.01 } }
            """);

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToString().Replace(workshop.Combine("") + "/", "", StringComparison.Ordinal);

        Assert.StartsWith(told, error, StringComparison.Ordinal);
        Assert.EndsWith(
            " of the split 'train' of the data set 'kind': InvalidOperationException: the box is empty; correct the example, or report it to the plugin's author", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_memory_is_told_with_the_batch()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = AlteredDataSet.In(pipeline.Plan(workshop.Write("street.model.yaml", Models.Street())), data => new(data)
        {
            Reading = () => Torch.torch.empty([1L << 50]).Dispose(),
        });

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => pipeline.Build(plan, workshop.Progress, CancellationToken.None)).Diagnostics);

        Assert.Equal("TLP5002", error.Code);
        Assert.Matches("^out of memory while training 'street' with a batch of 16: .+; use a smaller batch or smaller inputs$", error.Message);
    }

    [Fact]
    public void Inputs_that_change_meanwhile_void_the_run()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street());
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.StepTaken { Epoch: 1, Step: 1 }) File.AppendAllText(file, "\n# later\n");
        };

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal("TLP7002", error.Code);
        Assert.Equal($"inputs changed while the model was being trained, so what came out belongs to neither: {file}; build again", error.Message);
        Assert.False(Directory.Exists(workshop.OutputFolder));
    }

    [Fact]
    public void A_run_that_diverges_or_is_cancelled_leaves_no_native_tensor_behind()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("warm-up.model.yaml", Models.Street(name: "warm-up", epochs: 1)));
        var before = LiveTensors.Settled();
        using var stop = new CancellationTokenSource();

        Assert.Throws<DiagnosticException>(() => workshop.Build(workshop.Write("a.model.yaml", Models.Street(name: "a", optimizer: "{ use: sgd, lr: 1.0e+30, momentum: 0.9 }"))));
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.StepTaken) stop.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => workshop.Build(workshop.Write("b.model.yaml", Models.Street(name: "b")), stop.Token));

        Assert.Equal(before, Torch.torch.LiveHandles);
    }
}
