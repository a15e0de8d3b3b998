using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Tests.Toys;

/// <summary>The promises that optimizer, schedule and balancer can break.</summary>
public enum StepFault
{
    None, OneRateForAll, LeadsUp, Remembers, Negative, Overwrites, ForgetsTheTasks, NeedsShared, Forgetful, KeepsTensors,
}

public sealed record ToyStepOptions
{
    [Description("the promise to break")]
    public StepFault Fault { get; init; }
}

[Description("Steps down the gradient.")]
public sealed class ToyOptimizerProvider : Provider<IOptimizer, ToyStepOptions>
{
    protected override IOptimizer Create(ToyStepOptions options, PartContext context) => new ToyOptimizer(options.Fault);
}

[Description("The same factor all along.")]
public sealed class ToyScheduleProvider : Provider<ISchedule, ToyStepOptions>
{
    protected override ISchedule Create(ToyStepOptions options, PartContext context) => new ToySchedule(options.Fault);
}

[Description("Weights that grow from pass to pass.")]
public sealed class ToyBalancerProvider : Provider<IBalancer, ToyStepOptions>
{
    protected override IBalancer Create(ToyStepOptions options, PartContext context) => new ToyBalancer(options.Fault);
}

internal sealed class ToyOptimizer(StepFault fault) : IOptimizer
{
    public double LearningRate => 0.01;

    public optim.Optimizer Build(IReadOnlyList<ParameterGroup> groups) => optim.SGD(groups.Select(group => new optim.ParamGroup<SGD.Options>(group.Parameters, new()
    {
        LearningRate = (fault == StepFault.LeadsUp ? -LearningRate : LearningRate) * (fault == StepFault.OneRateForAll ? 1 : group.Rate),
        momentum = 0.5,
    })));
}

internal sealed class ToySchedule(StepFault fault) : ISchedule
{
    private int _asked;

    public double Factor(TrainingProgress progress) =>
        fault == StepFault.Remembers ? ++_asked : fault == StepFault.Negative && progress.Steps == 1 ? -1 : 1;
}

internal sealed class ToyBalancer(StepFault fault) : IBalancer
{
    public IBalancing Begin(IReadOnlyList<string> tasks) => new ToyBalancing(fault);
}

internal sealed class ToyBalancing(StepFault fault) : IBalancing
{
    private long _passes;

    public IReadOnlyList<double> Backward(BalancingStep step)
    {
        if (fault == StepFault.NeedsShared) _ = step.Shared[0];
        if (fault == StepFault.KeepsTensors) _ = zeros(1).DetachFromDisposeScope();
        if (fault == StepFault.Overwrites && step.Shared.Count > 0) step.Shared[0].grad = null;
        var weight = 1 + (0.1 * ++_passes);
        foreach (var loss in step.Losses.Take(fault == StepFault.ForgetsTheTasks ? 1 : step.Losses.Count)) (loss.Loss * weight).backward(retain_graph: true);
        return [.. step.Losses.Select(_ => weight)];
    }

    public IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor> { ["passes"] = tensor(fault == StepFault.Forgetful ? 0L : _passes) };

    public void Restore(IReadOnlyDictionary<string, Tensor> state) => _passes = state["passes"].item<long>();

    public void Dispose()
    {
    }
}
