using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>The parameters and statistics that training changes, and a copy of them at the best epoch.</summary>
internal sealed class BestState : IDisposable
{
    private readonly Dictionary<string, Tensor> _live;
    private Dictionary<string, Tensor> _kept = [];

    public BestState(Network network, Freezing freezing)
    {
        var frozen = network.Trunk.Stages.Take(freezing.NeverTrainedStages)
            .SelectMany(stage => stage.Modules)
            .SelectMany(module => module.state_dict().Values)
            .ToHashSet<object>(ReferenceEqualityComparer.Instance);
        _live = network.state_dict().Where(entry => !frozen.Contains(entry.Value)).ToDictionary();
    }

    /// <summary>What training changes, by state dict name.</summary>
    public IReadOnlyDictionary<string, Tensor> Live => _live;

    /// <summary>The copy; empty before the first.</summary>
    public IReadOnlyDictionary<string, Tensor> Kept => _kept;

    /// <summary>Copies what training changed so far.</summary>
    public void Keep() => Restore(_live);

    /// <summary>Takes over copies of these.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var previous = _kept;
        _kept = state.ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
        foreach (var tensor in previous.Values) tensor.Dispose();
    }

    /// <summary>Puts the copy back into the network.</summary>
    public void Load() => CopyInto(_live, _kept);

    /// <summary>Copies values into the tensors of the same names.</summary>
    public static void CopyInto(IReadOnlyDictionary<string, Tensor> destination, IReadOnlyDictionary<string, Tensor> source)
    {
        using var mode = no_grad();
        foreach (var (name, tensor) in destination) tensor.copy_(source[name]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _kept.Values) tensor.Dispose();
    }
}
