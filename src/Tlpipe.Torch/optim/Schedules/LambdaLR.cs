using static Tlpipe.Torch.torch.optim;
using static Tlpipe.Torch.torch.optim.lr_scheduler;

namespace Tlpipe.Torch.Modules;

/// <summary>The initial rate times a function of the step.</summary>
public sealed class LambdaLR : LRScheduler
{
    private readonly Func<int, double>[] _factors;

    internal LambdaLR(Optimizer optimizer, Func<int, double>[] factors) : base(optimizer)
    {
        if (factors.Length != 1 && factors.Length != optimizer.ParamGroups.Count)
            throw new ArgumentException($"{optimizer.ParamGroups.Count} parameter groups need one function or as many, {factors.Length} were given", nameof(factors));
        _factors = factors;
        step(0);
    }

    private protected override double LearningRate(int epoch, int group, double initial) =>
        initial * _factors[_factors.Length == 1 ? 0 : group](epoch);
}
