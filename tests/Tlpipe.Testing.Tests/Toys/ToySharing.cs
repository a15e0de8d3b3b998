using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Tests.Toys;

/// <summary>The promises that the sharing can break. Adding nothing to the network breaks none.</summary>
public enum SharingFault
{
    None, AddsNothing, RefusesInASentence, MetaDiffers, ClaimsTheTrunk, DrawsElsewhere, StateOutside, WrongChannels, CountsInEvaluation, SubtractsTheBatch, WritesIntoInput,
    NeverUsed, OwnUnsaid, KeepsTensors, TakesBatchSize,
}

public sealed record ToySharingOptions
{
    [Description("the promise to break")]
    public SharingFault Fault { get; init; }
}

[Description("A layer for all tasks, and one for each.")]
public sealed class ToySharingProvider : Provider<ISharing, ToySharingOptions>
{
    protected override ISharing Create(ToySharingOptions options, PartContext context) => new ToySharing(options.Fault);
}

internal sealed class ToySharing(SharingFault fault) : ISharing
{
    public string? Refuses(SharingContext context) =>
        context.Features.Layout == FeatureLayout.Vector ? null : fault == SharingFault.RefusesInASentence ? "It takes vectors." : $"it takes vectors, and is given a {context.Features.Layout}";

    public int SharedStages(IReadOnlyList<string> stages) => fault == SharingFault.ClaimsTheTrunk ? 2 : stages.Count;

    public FeatureSignature Features(FeatureSignature features) => fault == SharingFault.WrongChannels ? new(7) : features;

    public SharingModule? Build(SharingBuild build) => fault == SharingFault.AddsNothing ? null : new ToyLayers(build, fault);
}

internal sealed class ToyLayers : SharingModule
{
    private readonly SharingFault _fault;
    private readonly Trunk _trunk;
    private readonly Linear _shared;
    private readonly List<Linear> _own;
    private readonly Tensor _scale;
    private readonly Tensor _seen = zeros(1);

    public ToyLayers(SharingBuild build, SharingFault fault)
        : base("toy")
    {
        (_fault, _trunk) = (fault, build.Trunk);
        var channels = build.Features.Channels;
        _shared = nn.Linear(channels, channels, hasBias: !(fault == SharingFault.MetaDiffers && _seen.is_meta));
        _own = [.. build.Tasks.Select(_ => nn.Linear(channels, channels))];
        if (fault == SharingFault.DrawsElsewhere && !_seen.is_meta) nn.init.constant_(_shared.weight, Environment.TickCount64 % 97 + Random.Shared.NextDouble());
        _scale = fault == SharingFault.StateOutside && !_seen.is_meta ? rand(1).DetachFromDisposeScope() : ones(1).DetachFromDisposeScope();
        register_module("shared", _shared);
        foreach (var (task, layer) in build.Tasks.Zip(_own)) register_module(task, layer);
        using var unused = zeros(3);
        if (fault == SharingFault.NeverUsed) _shared.register_parameter("unused", nn.Parameter(unused));
        register_buffer("seen", _seen);
    }

    public override IReadOnlyList<Trunk> Columns => _fault == SharingFault.ClaimsTheTrunk ? [_trunk] : [];

    public override IReadOnlyList<Parameter> OwnParameters => _fault == SharingFault.OwnUnsaid ? [] : [.. _own.SelectMany(layer => layer.parameters())];

    public override IReadOnlyList<Tensor> forward(Activations input)
    {
        var values = input.Values;
        if (_fault == SharingFault.WritesIntoInput) using (no_grad()) values.detach().fill_(2);
        if (_fault == SharingFault.KeepsTensors) _ = values.detach().DetachFromDisposeScope();
        if (_fault == SharingFault.CountsInEvaluation) using (no_grad()) _seen.add_(1);
        if (_fault == SharingFault.SubtractsTheBatch) values = values - values.mean([0], keepdim: true);
        if (_fault == SharingFault.TakesBatchSize) values = values.reshape(values.shape[0], 6);
        var shared = _shared.call(values) * _scale;
        return [.. _own.Select(layer => layer.call(shared))];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _scale.Dispose();
        base.Dispose(disposing);
    }
}
