using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Sample.Plugin;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

[assembly: System.Reflection.AssemblyVersion("1.2.3.0")]
[assembly: TlpipePlugin(typeof(SamplePlugin))]

namespace Sample.Plugin;

public sealed class SamplePlugin : IPlugin
{
    public void Configure(IServiceCollection services) => services
        .AddDataSet<PointsProvider>("points")
        .AddBackbone<PerceptronProvider>("perceptron")
        .AddHead<VoteProvider>("vote")
        .AddOptimizer<StepsProvider>("sgd")
        .AddSchedule<EvenProvider>("constant")
        .AddBalancer<SumProvider>("equal");
}

public enum Shuffling
{
    Never,
    EveryEpoch,
}

public sealed record PointsOptions
{
    [Description("the examples to train on")]
    [Range(0, 1_000_000)]
    public int Train { get; init; } = 8;

    [Range(0, 1000)]
    public int Validation { get; init; } = 4;

    [Description("the numbers of one example")]
    [Range(1, 64)]
    public int Size { get; init; } = 4;

    public string Modality { get; init; } = "row";

    public InputPath? Path { get; init; }

    public IReadOnlyList<string> Targets { get; init; } = ["kind"];

    public Shuffling Shuffling { get; init; } = Shuffling.EveryEpoch;

    public bool Explode { get; init; }

    public int Added { get; init; }
}

public sealed class PointsProvider : Provider<IDataSet, PointsOptions>
{
    protected override IDataSet Create(PointsOptions options, PartContext context)
    {
        if (options.Explode) throw new InvalidOperationException("the points exploded\nand more");
        if (options.Path is { } path && !System.IO.File.Exists(path.FullPath))
            throw new DiagnosticException(Diagnostic.Error("TLP3777", $"there is no file '{path.Text}'", option: "path"));
        return new Points(options, context);
    }
}

public sealed class Points(PointsOptions options, PartContext context) : IDataSet, IInputCodec
{
    public IInputCodec Codec => this;
    public string Name => "row";
    public JsonObject Settings => new() { ["size"] = options.Size };
    public InputSignature Output => new(options.Modality, ScalarType.Float32, [options.Size]);
    public bool Augments => false;
    public int AddedTokens => options.Added;
    public IReadOnlyDictionary<string, TargetSignature> Targets => options.Targets.ToDictionary(name => name, name => TargetSignature.OneOf(["no", "yes"]));
    public int Count(Split split) => split switch { Split.Train => options.Train, Split.Validation => options.Validation, _ => 0 };
    public LabelCounts? CountLabels(Split split, string target) => options.Targets.Contains("scarce")
        ? LabelCounts.Of(2, Enumerable.Range(0, target == "scarce" && split == Split.Train ? Count(split) / 5 : Count(split)).Select(index => index % 2))
        : null;
    public Digest Identify(Split split, int index) => Digest.Of($"{split} {index} {options.Size}");
    public string Describe(Split split, int index) => $"{split} {index}";
    public Tensor Read(Split split, int index, RandomStream? randomness) => zeros([options.Size]);
    public Tensor? Target(Split split, int index, string target) => tensor((long)(index % 2));
    public Tensor Decode(ReadOnlySpan<byte> content, string source) => zeros([options.Size]);
    public Tensor Collate(IReadOnlyList<Tensor> inputs) => stack([.. inputs], 0);

    public Digest Content
    {
        get
        {
            using var digest = new DigestBuilder();
            digest.Add("train", options.Train).Add("validation", options.Validation).Add("size", options.Size);
            foreach (var target in options.Targets) digest.Add("target", target);
            if (options.Path is { } path) digest.Add("file", context.Files.DigestOf(path.FullPath));
            return digest.Build();
        }
    }
}

public sealed record PerceptronOptions
{
    [Range(1, 100)]
    public int Width { get; init; } = 8;

    public int? Inputs { get; init; }

    public bool RowsAreTokens { get; init; }
}

public sealed class PerceptronProvider : Provider<IBackbone, PerceptronOptions>
{
    protected override IBackbone Create(PerceptronOptions options, PartContext context) => new Perceptron(options);
}

public sealed class Perceptron(PerceptronOptions options) : IBackbone
{
    public InputSignature PreferredInput => new("row", ScalarType.Float32, [options.Inputs ?? 4]);
    public string? Refuses(InputSignature input) =>
        input.Modality != "row" ? "it takes rows"
        : options.Inputs is { } inputs && input.Shape[0] != inputs ? $"it takes rows of {inputs} numbers" : null;
    public IReadOnlyList<string> TokenWeights => options.RowsAreTokens ? ["layer.weight", "layer.bias"] : [];
    public FeatureSignature Features(InputSignature input) => new(options.Width + (input.Shape[0]!.Value > 32 ? 1 : 0));
    public Trunk Build(InputSignature input) => new PerceptronTrunk(input.Shape[0]!.Value, options.Width);
    public string? MapCheckpointName(string name) => name.StartsWith("classifier.", StringComparison.Ordinal) ? null : name;
}

public sealed class PerceptronTrunk : Trunk
{
    private readonly Tlpipe.Torch.Modules.Linear _layer;

    public PerceptronTrunk(long size, long width)
        : base("perceptron")
    {
        _layer = nn.Linear(size, width);
        register_module("layer", _layer);
        Stages = [new Stage("layer", values => _layer.call(values), [_layer])];
    }

    public override IReadOnlyList<Stage> Stages { get; }
}

public sealed record VoteOptions
{
    public double Smoothing { get; init; }

    public int Most { get; init; } = 10;
}

public sealed class VoteProvider : Provider<IHead, VoteOptions>
{
    protected override IHead Create(VoteOptions options, PartContext context) => new Vote(options);
}

public sealed class Vote(VoteOptions options) : IHead
{
    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) => [new("accuracy"), new("loss", HigherIsBetter: false)];
    public string? Refuses(FeatureSignature features, TargetSignature target) =>
        target.Classes.Count > options.Most ? $"it takes at most {options.Most} classes, and '{target.Classes[0]}' is one of {target.Classes.Count}" : null;
    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) => nn.Linear(features.Channels, target.Classes.Count);
    public Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);
    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target) => zeros([features.shape[0], target.Classes.Count]);
    public IMeasurement Measure(TargetSignature target) => throw new NotSupportedException();
    public OutputSignature Output(TargetSignature target) => new(OutputKind.Softmax, target.Classes);
}

public sealed record StepsOptions
{
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Lr { get; init; } = 0.1;

    [Range(0.0, 1.0)]
    public double Momentum { get; init; }
}

public sealed class StepsProvider : Provider<IOptimizer, StepsOptions>
{
    protected override IOptimizer Create(StepsOptions options, PartContext context) => new Steps(options);
}

public sealed class Steps(StepsOptions options) : IOptimizer
{
    public double LearningRate => options.Lr;
    public optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups) => throw new NotSupportedException();
}

public sealed record NoOptions;

public sealed class EvenProvider : Provider<ISchedule, NoOptions>
{
    protected override ISchedule Create(NoOptions options, PartContext context) => new Even();
}

public sealed class Even : ISchedule
{
    public double Factor(TrainingProgress progress) => 1;
}

public sealed class SumProvider : Provider<IBalancer, NoOptions>
{
    protected override IBalancer Create(NoOptions options, PartContext context) => new Sum();
}

public sealed class Sum : IBalancer
{
    public IBalancing Begin(IReadOnlyList<string> tasks) => throw new NotSupportedException();
}
