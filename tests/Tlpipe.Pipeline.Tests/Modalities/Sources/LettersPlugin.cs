using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Letters.Plugin;
using Letters.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

[assembly: TlpipePlugin(typeof(LettersPlugin))]

namespace Letters.Plugin;

/// <summary>A modality of a third party: words that are told apart by their letters, and what weather stations tell. Its codecs lie in a library of their own.</summary>
public sealed class LettersPlugin : IPlugin
{
    public void Configure(IServiceCollection services) => services
        .AddDataSet<WordsProvider>("words")
        .AddDataSet<StationsProvider>("stations")
        .AddBackbone<LettersNetProvider>("letters-net")
        .AddBackbone<StationNetProvider>("station-net");
}

public sealed record WordsOptions
{
    [Range(1, 100_000)]
    public int Train { get; init; } = 48;

    public int Validation { get; init; } = 24;

    [Range(1, 1000)]
    public int Longest { get; init; } = 12;

    [Range(1, 1000)]
    public int Shortest { get; init; } = 1;

    /// <summary>The letters that the words are made of; the first half says «low», the second «high».</summary>
    public string Letters { get; init; } = "abcdef";

    public bool TellsLengths { get; init; } = true;
}

public sealed class WordsProvider : Provider<IDataSet, WordsOptions>
{
    protected override IDataSet Create(WordsOptions options, PartContext context)
    {
        var alphabet = context.Pretrained is { Name: "letters" } pretrained ? (string)pretrained.Settings["alphabet"]! : null;
        var inferred = (string?)context.Inferred?["alphabet"];
        if (alphabet is null && inferred is not null && options.Letters.Except(inferred).Any())
            throw new DiagnosticException(Diagnostic.Error("LET3001", $"the words have letters that the lock's alphabet '{inferred}' lacks", option: "letters"));
        return new Words(options, alphabet ?? inferred ?? options.Letters, isInferred: alphabet is null);
    }
}

public sealed class Words(WordsOptions options, string alphabet, bool isInferred) : IDataSet
{
    public IInputCodec Codec { get; } = new LettersCodec(alphabet);
    public IReadOnlyDictionary<string, TargetSignature> Targets { get; } = new Dictionary<string, TargetSignature> { ["pitch"] = TargetSignature.OneOf(["low", "high"]) };
    public Digest Content => Digest.Of($"{options}");
    public bool Augments => false;
    public JsonObject? Inferred => isInferred ? new() { ["alphabet"] = alphabet } : null;
    public int Count(Split split) => split switch { Split.Train => options.Train, Split.Validation => options.Validation, _ => 0 };
    public int? LengthOf(Split split, int index) => options.TellsLengths ? Word(split, index).Length : null;
    public Digest Identify(Split split, int index) => Digest.Of(Word(split, index));
    public string Describe(Split split, int index) => $"{split} {index}";
    public Tensor Read(Split split, int index, RandomStream? randomness) => Codec.Decode(Encoding.UTF8.GetBytes(Word(split, index)), Describe(split, index));
    public Tensor? Target(Split split, int index, string target) => tensor((long)(index % 2));

    private string Word(Split split, int index)
    {
        var stream = RandomStream.FromSeed(1).Derive($"word {split}", index);
        var half = options.Letters.Length / 2;
        var length = options.Shortest + stream.Next(options.Longest - options.Shortest + 1);
        return string.Concat(Enumerable.Range(0, length).Select(_ => options.Letters[((index % 2) * half) + stream.Next(half)]));
    }
}

public sealed record LettersNetOptions
{
    public int Width { get; init; } = 8;

    /// <summary>Whether it takes the length that it sees first for that of all.</summary>
    public bool CountsOnLength { get; init; }
}

public sealed class LettersNetProvider : Provider<IBackbone, LettersNetOptions>
{
    protected override IBackbone Create(LettersNetOptions options, PartContext context) => new LettersNet(options);
}

public sealed class LettersNet(LettersNetOptions options) : IBackbone
{
    public InputSignature? PreferredInput => null;
    public string? Refuses(InputSignature input) => input.Modality == "letters" ? null : "it takes letters";
    public FeatureSignature Features(InputSignature input) => new(options.Width);
    public Trunk Build(InputSignature input) => new LettersTrunk(input.Vocabulary!.Value, options);
    public string? MapCheckpointName(string name) => name;
}

public sealed class LettersTrunk : Trunk
{
    public LettersTrunk(long vocabulary, LettersNetOptions options)
        : base("letters-net")
    {
        var embedding = nn.Embedding(vocabulary, options.Width);
        var mix = nn.Linear(options.Width, options.Width);
        register_module("embedding", embedding);
        register_module("mix", mix);
        Stages =
        [
            new("embedding", input => new(embedding.call(input.Values), input.Values.ne(0)), [embedding]),
            new("mix", (Activations input) => input with { Values = input.Values + mix.call(input.Values).tanh() }, [mix]),
            new("mean", (Activations input) => new(Mean(input, options.CountsOnLength)), []),
        ];
    }

    public override IReadOnlyList<Stage> Stages { get; }

    private static Tensor Mean(Activations input, bool countsOnLength)
    {
        var present = input.Mask!.unsqueeze(-1).to(ScalarType.Float32);
        var sum = (input.Values * present).sum(1);
        return countsOnLength ? sum / input.Values.shape[1] : sum / present.sum(1).clamp(min: 1);
    }
}

public sealed record StationsOptions;

public sealed class StationsProvider : Provider<IDataSet, StationsOptions>
{
    protected override IDataSet Create(StationsOptions options, PartContext context) => new Stations();
}

public sealed class Stations : IDataSet
{
    public IInputCodec Codec { get; } = new StationCodec();
    public IReadOnlyDictionary<string, TargetSignature> Targets { get; } = new Dictionary<string, TargetSignature> { ["frost"] = TargetSignature.OneOf(["no", "yes"]) };
    public Digest Content => Digest.Of("stations");
    public bool Augments => false;
    public int Count(Split split) => split switch { Split.Train => 32, Split.Validation => 16, _ => 0 };
    public Digest Identify(Split split, int index) => Digest.Of(Record(split, index));
    public string Describe(Split split, int index) => $"{split} {index}";
    public Tensor Read(Split split, int index, RandomStream? randomness) => Codec.Decode(Encoding.UTF8.GetBytes(Record(split, index)), Describe(split, index));
    public Tensor? Target(Split split, int index, string target) => tensor((long)(index % 2));

    private static string Record(Split split, int index)
    {
        var stream = RandomStream.FromSeed(2).Derive($"record {split}", index);
        var temperature = (index % 2 == 1 ? -25 : 5) + stream.Next(20);
        return new JsonObject { ["temperature"] = temperature, ["wind from"] = index % 3 == 0 ? null : "north" }.ToJsonString();
    }
}

public sealed record StationNetOptions;

public sealed class StationNetProvider : Provider<IBackbone, StationNetOptions>
{
    protected override IBackbone Create(StationNetOptions options, PartContext context) => new StationNet();
}

public sealed class StationNet : IBackbone
{
    public InputSignature? PreferredInput => null;
    public string? Refuses(InputSignature input) => input.Modality == "station" ? null : "it takes what stations tell";
    public FeatureSignature Features(InputSignature input) => new(8);
    public Trunk Build(InputSignature input) => new StationTrunk(input.Shape[0]!.Value);
    public string? MapCheckpointName(string name) => name;
}

public sealed class StationTrunk : Trunk
{
    public StationTrunk(long width)
        : base("station-net")
    {
        var layer = nn.Linear(width, 8);
        register_module("layer", layer);
        Stages = [new("layer", values => layer.call(values).tanh(), [layer])];
    }

    public override IReadOnlyList<Stage> Stages { get; }
}
