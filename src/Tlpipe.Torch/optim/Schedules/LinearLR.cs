using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>A straight line between two fractions of the initial rate, then the second.</summary>
public sealed class LinearLR : LRScheduler
{
    private readonly double _start, _end;
    private readonly int _length;

    internal LinearLR(Optimizer optimizer, double start_factor, double end_factor, int total_iters) : base(optimizer)
    {
        (_start, _end, _length) = (start_factor, end_factor, total_iters);
        step(0);
    }

    private protected override double LearningRate(int epoch, int group, double initial) =>
        initial * (_start + ((_end - _start) * Math.Min(_length, epoch) / _length));
}
