using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>Multiplies the rate by a factor every so many steps.</summary>
public sealed class StepLR : LRScheduler
{
    private readonly int _size;
    private readonly double _gamma;

    internal StepLR(Optimizer optimizer, int step_size, double gamma) : base(optimizer)
    {
        (_size, _gamma) = (step_size, gamma);
        step(0);
    }

    private protected override double LearningRate(int epoch, int group, double initial) =>
        initial * Math.Pow(_gamma, epoch / _size);
}
