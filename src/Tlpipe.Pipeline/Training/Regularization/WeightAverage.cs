using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// An exponential moving average of what training changes: parameters, and the statistics of BatchNorm with them, which belong to the weights they were seen with.
/// After n steps it moves by <c>1 - min(decay, (1 + n) / (10 + n))</c> of the difference, so that it leaves its random start quickly.
/// </summary>
/// <remarks>Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992; the ramp is that of TensorFlow's ExponentialMovingAverage.</remarks>
internal sealed class WeightAverage : IDisposable
{
    private const string Updates = "updates";
    private readonly double _decay;
    private readonly IReadOnlyDictionary<string, Tensor> _live;
    private readonly Dictionary<string, Tensor> _average;
    private long _updates;

    /// <param name="live">What training changes, by state dict name.</param>
    /// <param name="decay">What is kept at each step, from 0 to below 1.</param>
    public WeightAverage(IReadOnlyDictionary<string, Tensor> live, double decay)
    {
        _live = live;
        _decay = decay;
        _average = Copy(live);
    }

    /// <summary>Takes in the weights after a step.</summary>
    public void Update()
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var moved = 1 - Math.Min(_decay, (1.0 + _updates) / (10.0 + _updates));
        _updates++;
        foreach (var (name, average) in _average)
        {
            // What didn't change stays the same to the bit.
            if (IsCount(average)) average.copy_(_live[name]);
            else average.add_(_live[name].sub(average), moved);
        }
    }

    /// <summary>Puts the average in the place of the weights, until what is given back is disposed.</summary>
    public IDisposable Use()
    {
        var weights = Copy(_live);
        BestState.CopyInto(_live, _average);
        return new Exchange(_live, weights);
    }

    /// <summary>What a checkpoint must hold. The tensors are not copies, but for the count, which belongs to the caller.</summary>
    public Dictionary<string, Tensor> State() => new(_average) { [Updates] = tensor(_updates) };

    /// <summary>Goes on from a checkpoint's state.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        _updates = state[Updates].item<long>();
        BestState.CopyInto(_average, state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _average.Values) tensor.Dispose();
    }

    private static bool IsCount(Tensor tensor) => tensor.dtype is ScalarType.Int64 or ScalarType.Int32 or ScalarType.Bool;

    private static Dictionary<string, Tensor> Copy(IReadOnlyDictionary<string, Tensor> state)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        return state.ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
    }

    private sealed class Exchange(IReadOnlyDictionary<string, Tensor> live, Dictionary<string, Tensor> weights) : IDisposable
    {
        public void Dispose()
        {
            BestState.CopyInto(live, weights);
            foreach (var tensor in weights.Values) tensor.Dispose();
        }
    }
}
