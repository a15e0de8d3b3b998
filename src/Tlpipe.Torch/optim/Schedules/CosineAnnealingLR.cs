using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>Half a cosine from the initial rate to a smallest one.</summary>
public sealed class CosineAnnealingLR : LRScheduler
{
    private readonly double _length, _smallest;

    internal CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min) : base(optimizer)
    {
        (_length, _smallest) = (T_max, eta_min);
        step(0);
    }

    private protected override double LearningRate(int epoch, int group, double initial) =>
        _smallest + ((initial - _smallest) * (1 + Math.Cos(Math.PI * epoch / _length)) / 2);
}
