using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>Schedules one after another, each from its own step 0.</summary>
public sealed class SequentialLR : LRScheduler
{
    private readonly LRScheduler[] _schedulers;
    private readonly int[] _milestones;

    internal SequentialLR(Optimizer optimizer, LRScheduler[] schedulers, int[] milestones) : base(optimizer)
    {
        if (milestones.Length != schedulers.Length - 1)
            throw new ArgumentException($"{schedulers.Length} schedules need {schedulers.Length - 1} milestones, {milestones.Length} were given", nameof(milestones));
        (_schedulers, _milestones) = (schedulers, milestones);
        step(0);
    }

    internal override void Apply(int epoch)
    {
        var current = _milestones.Count(milestone => milestone <= epoch);
        _schedulers[current].Apply(epoch - (current == 0 ? 0 : _milestones[current - 1]));
    }

    private protected override double LearningRate(int epoch, int group, double initial) => Optimizer.ParamGroups[group].LearningRate;
}
