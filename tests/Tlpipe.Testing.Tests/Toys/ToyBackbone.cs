using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Tests.Toys;

/// <summary>The promises that the backbone can break.</summary>
public enum TrunkFault
{
    None, TakesAll, WrongChannels, MetaDiffers, StageForgets, DrawsElsewhere, StateOutside, MapThrows, DropsOutAlways, SubtractsTheBatch, CountsPadding, WritesIntoInput,
    NeverUsed, KeepsTensors, CountsWhileTrunkTrains, TakesBatchSize, TakesLength, NamesOtherTokenWeights,
}

public sealed record ToyBackboneOptions
{
    [Description("the promise to break")]
    public TrunkFault Fault { get; init; }
}

[Description("The mean of embeddings.")]
public sealed class ToyBackboneProvider : Provider<IBackbone, ToyBackboneOptions>
{
    protected override IBackbone Create(ToyBackboneOptions options, PartContext context) => new ToyBackbone(options.Fault);
}

internal sealed class ToyBackbone(TrunkFault fault) : IBackbone
{
    public InputSignature PreferredInput { get; } = InputSignature.Text(40);

    public IReadOnlyList<string> TokenWeights => [fault == TrunkFault.NamesOtherTokenWeights ? "out.weight" : "embeddings.weight"];

    public string? Refuses(InputSignature input) =>
        input.Vocabulary is not null || fault == TrunkFault.TakesAll ? null : $"it takes texts, and is given {input}";

    public FeatureSignature Features(InputSignature input) => new(fault == TrunkFault.WrongChannels ? 7 : 6);

    public Trunk Build(InputSignature input) => new ToyTrunk(input.Vocabulary ?? 1, fault);

    public string? MapCheckpointName(string name) =>
        fault == TrunkFault.MapThrows ? name.Split('.')[1] : name.StartsWith("classifier.", StringComparison.Ordinal) ? null : name;
}

internal sealed class ToyTrunk : Trunk
{
    private readonly TrunkFault _fault;
    private readonly Embedding _embeddings;
    private readonly BatchNorm1d _norm = nn.BatchNorm1d(8);
    private readonly Linear _out;
    private readonly Tensor _scale;
    private readonly Tensor _seen = zeros(1);

    public ToyTrunk(long vocabulary, TrunkFault fault)
        : base("toy")
    {
        _fault = fault;
        _embeddings = nn.Embedding(vocabulary, 8);
        _out = nn.Linear(8, 6, hasBias: !(fault == TrunkFault.MetaDiffers && _embeddings.weight.is_meta));
        if (fault == TrunkFault.DrawsElsewhere && !_out.weight.is_meta) nn.init.constant_(_out.weight, Environment.TickCount64 % 97 + Random.Shared.NextDouble());
        _scale = fault == TrunkFault.StateOutside && !_out.weight.is_meta ? rand(1).DetachFromDisposeScope() : ones(1).DetachFromDisposeScope();
        register_module("embeddings", _embeddings);
        register_module("norm", _norm);
        register_module("out", _out);
        if (fault == TrunkFault.NeverUsed) _out.register_parameter("unused", nn.Parameter(zeros(3)));
        if (fault == TrunkFault.CountsWhileTrunkTrains) _norm.register_buffer("seen", _seen);
        Stages =
        [
            new Stage("embeddings", Embed, _embeddings),
            new Stage("mean", Mean, _norm),
            new Stage("out", Out, fault == TrunkFault.StageForgets ? [] : [_out]),
        ];
    }

    public override IReadOnlyList<Stage> Stages { get; }

    private Activations Embed(Activations input)
    {
        var embedded = _embeddings.call(input.Values);
        if (_fault == TrunkFault.TakesLength) embedded = embedded * (1.0 / input.Values.shape[1]);
        return new(embedded, input.Values.ne(0));
    }

    private Activations Mean(Activations input)
    {
        var mask = input.Mask!.to(ScalarType.Float32).unsqueeze(-1);
        if (_fault == TrunkFault.CountsPadding) mask = mask * 0 + 1;
        var mean = (input.Values * mask).sum(1) / mask.sum(1);
        if (_fault == TrunkFault.CountsWhileTrunkTrains && training) using (no_grad()) _seen.fill_(3);
        if (_fault == TrunkFault.SubtractsTheBatch) mean = mean - mean.mean([0], keepdim: true);
        return new(_norm.call(mean));
    }

    private Activations Out(Activations input)
    {
        var values = input.Values;
        if (_fault == TrunkFault.WritesIntoInput) using (no_grad()) values.detach().fill_(2);
        if (_fault == TrunkFault.DropsOutAlways) values = nn.functional.dropout(values, 0.5, training: true);
        if (_fault == TrunkFault.KeepsTensors) _ = values.detach().DetachFromDisposeScope();
        if (_fault == TrunkFault.TakesBatchSize) values = values.reshape(values.shape[0], 8);
        return new(_out.call(values) * _scale);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _scale.Dispose();
        if (disposing) _seen.Dispose();
        base.Dispose(disposing);
    }
}
