using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>Multiplies the rate by a factor at each milestone.</summary>
public sealed class MultiStepLR : LRScheduler
{
    private readonly int[] _milestones;
    private readonly double _gamma;

    internal MultiStepLR(Optimizer optimizer, IEnumerable<int> milestones, double gamma) : base(optimizer)
    {
        (_milestones, _gamma) = ([.. milestones], gamma);
        step(0);
    }

    private protected override double LearningRate(int epoch, int group, double initial) =>
        initial * Math.Pow(_gamma, _milestones.Count(milestone => milestone <= epoch));
}
