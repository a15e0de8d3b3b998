using System.ComponentModel;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Tests.Toys;

/// <summary>The promises that the head can break.</summary>
public enum HeadFault
{
    None, RefusesInASentence, OutputOfAnotherWidth, MetaDiffers, CutsTheGradient, LossesOfAnotherScale, AnotherMetric, LastBatchOnly, ProbesAnotherWidth, StateOutside, TakesBatchSize, KeepsTensors,
}

public sealed record ToyHeadOptions
{
    [Description("the promise to break")]
    public HeadFault Fault { get; init; }
}

[Description("One layer.")]
public sealed class ToyHeadProvider : Provider<IHead, ToyHeadOptions>
{
    protected override IHead Create(ToyHeadOptions options, PartContext context) => new ToyHead(options.Fault);
}

internal sealed class ToyHead(HeadFault fault) : IHead
{
    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) => [MetricDefinition.Share("accuracy")];

    public string? Refuses(FeatureSignature features, TargetSignature target) =>
        target.Kind == TargetKind.Class ? null : fault == HeadFault.RefusesInASentence ? "It takes classes." : $"it takes classes, and is given {target.Kind}";

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) => new ToyLayer(features.Channels, target.Classes.Count, fault);

    public Tensor Loss(Tensor output, Tensor target)
    {
        if (fault == HeadFault.KeepsTensors) _ = output.detach().DetachFromDisposeScope();
        return nn.functional.cross_entropy(output, target);
    }

    public Tensor Losses(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var losses = output.log_softmax(1).gather(1, target.unsqueeze(1)).squeeze(1) * (fault == HeadFault.LossesOfAnotherScale ? -2 : -1);
        return losses.MoveToOuterDisposeScope();
    }

    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target) =>
        zeros([features.shape[0], target.Classes.Count + (fault == HeadFault.ProbesAnotherWidth ? 1 : 0)]);

    public IMeasurement Measure(TargetSignature target) => new ToyMeasurement(fault);

    public OutputSignature Output(TargetSignature target) =>
        new(OutputKind.Softmax, fault == HeadFault.OutputOfAnotherWidth ? [.. target.Classes, "more"] : target.Classes);
}

internal sealed class ToyLayer : nn.Module<Tensor, Tensor>
{
    private readonly HeadFault _fault;
    private readonly Tlpipe.Torch.Modules.Linear _layer;
    private readonly Tensor? _scale;

    public ToyLayer(long channels, long classes, HeadFault fault)
        : base("toy")
    {
        _fault = fault;
        _layer = nn.Linear(channels, classes);
        if (fault == HeadFault.MetaDiffers && _layer.weight.is_meta) _layer = nn.Linear(channels, classes, hasBias: false);
        if (fault == HeadFault.StateOutside && !_layer.weight.is_meta) _scale = rand(1);
        register_module("layer", _layer);
    }

    public override Tensor forward(Tensor input)
    {
        if (_fault == HeadFault.CutsTheGradient) input = input.detach();
        if (_fault == HeadFault.TakesBatchSize) input = input.reshape(input.shape[0], 6);
        var output = _layer.call(input);
        return _scale is null ? output : output * _scale;
    }
}

internal sealed class ToyMeasurement(HeadFault fault) : IMeasurement
{
    private int _right;
    private int _count;
    private int _lastRight;
    private int _lastCount;

    public void Add(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        _lastRight = (int)output.argmax(1).eq(target).sum().item<long>();
        _lastCount = (int)target.shape[0];
        _right += _lastRight;
        _count += _lastCount;
    }

    public MeasuredMetrics Result() => new(
        _count,
        [new(fault == HeadFault.AnotherMetric ? "precision" : "accuracy", fault == HeadFault.LastBatchOnly ? (double)_lastRight / _lastCount : (double)_right / _count)]);
}
