using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>Up to a large rate and down to almost none, the momentum the other way round. Smith and Topin 2018, PyTorch's cosine form of two phases.</summary>
public sealed class OneCycleLR : LRScheduler
{
    private readonly double _largest, _first, _last, _upSteps, _downSteps;
    private readonly double _lowMomentum, _highMomentum;
    private readonly bool _cycleMomentum;

    internal OneCycleLR(Optimizer optimizer, double max_lr, int total_steps, double pct_start, bool cycle_momentum, double base_momentum, double max_momentum, double div_factor, double final_div_factor) : base(optimizer)
    {
        _largest = max_lr;
        _first = max_lr / div_factor;
        _last = _first / final_div_factor;
        _upSteps = (pct_start * total_steps) - 1;
        _downSteps = total_steps - 1 - _upSteps;
        (_cycleMomentum, _lowMomentum, _highMomentum) = (cycle_momentum, base_momentum, max_momentum);
        foreach (var group in optimizer.ParamGroups) group.InitialLearningRate = _first;
        step(0);
    }

    internal override void Apply(int epoch)
    {
        base.Apply(epoch);
        if (!_cycleMomentum) return;
        foreach (var group in Optimizer.ParamGroups)
            if (group.OptionsWithMomentum is { } options) options.Momentum = Between(epoch, _highMomentum, _lowMomentum, _highMomentum);
    }

    private protected override double LearningRate(int epoch, int group, double initial) => Between(epoch, _first, _largest, _last);

    private double Between(int epoch, double first, double middle, double last) =>
        epoch <= _upSteps ? Cosine(first, middle, epoch / _upSteps) : Cosine(middle, last, (epoch - _upSteps) / _downSteps);

    private static double Cosine(double start, double end, double part) =>
        end + ((start - end) / 2 * (1 + Math.Cos(Math.PI * part)));
}
