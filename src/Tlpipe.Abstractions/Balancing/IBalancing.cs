using static Tlpipe.Torch.torch;

namespace Tlpipe.Abstractions;

/// <summary>The balancing of one run, with the state it needs.</summary>
public interface IBalancing : IDisposable
{
    /// <summary>Does a backward pass: adds its gradient to what every parameter that the losses reach has already.</summary>
    /// <returns>The weight that each loss got, in their order, for the learning curves.</returns>
    IReadOnlyList<double> Backward(BalancingStep step);

    /// <summary>What a checkpoint must hold to go on from here; empty for a balancer without state. The tensors belong to the caller.</summary>
    IReadOnlyDictionary<string, Tensor> State();

    /// <summary>Goes on from a checkpoint's state.</summary>
    void Restore(IReadOnlyDictionary<string, Tensor> state);
}
