using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// A number for each task, learned by Adam (Kingma and Ba 2015) with PyTorch's defaults at a rate of its own.
/// A task without a gradient in a step stays where it is, and its bias correction waits with it.
/// </summary>
internal sealed class AdamVector(int count, double rate, double weightDecay = 0)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Eps = 1e-8;

    private readonly double[] _mean = new double[count];
    private readonly double[] _square = new double[count];
    private readonly double[] _steps = new double[count];

    /// <summary>The numbers.</summary>
    public double[] Values { get; } = new double[count];

    /// <summary>Takes a step for one task.</summary>
    public void Step(int task, double gradient)
    {
        gradient += weightDecay * Values[task];
        _steps[task]++;
        _mean[task] = (Beta1 * _mean[task]) + ((1 - Beta1) * gradient);
        _square[task] = (Beta2 * _square[task]) + ((1 - Beta2) * gradient * gradient);
        var mean = _mean[task] / (1 - Math.Pow(Beta1, _steps[task]));
        var square = _square[task] / (1 - Math.Pow(Beta2, _steps[task]));
        Values[task] -= rate * mean / (Math.Sqrt(square) + Eps);
    }

    /// <summary>What a checkpoint must hold.</summary>
    public Dictionary<string, Tensor> State() => new()
    {
        ["values"] = tensor(Values),
        ["mean"] = tensor(_mean),
        ["square"] = tensor(_square),
        ["steps"] = tensor(_steps),
    };

    /// <summary>Goes on from a checkpoint's state.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        state["values"].data<double>().CopyTo(Values);
        state["mean"].data<double>().CopyTo(_mean);
        state["square"].data<double>().CopyTo(_square);
        state["steps"].data<double>().CopyTo(_steps);
    }
}
