using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>The inputs and labels of a run, each read once.</summary>
internal sealed class TrainingData : IDisposable
{
    private readonly Dictionary<PlannedDataSet, TrunkInputs> _inputs;
    private readonly Dictionary<(string Task, Split Split), LabelTable> _labels = [];
    private readonly Device _device;

    public TrainingData(Dictionary<PlannedDataSet, TrunkInputs> inputs, string device)
    {
        _inputs = inputs;
        _device = torch.device(device);
    }

    /// <summary>What the trained part of the network reads of a data set.</summary>
    public TrunkInputs Inputs(PlannedDataSet dataSet) => _inputs[dataSet];

    /// <summary>The labels of a task.</summary>
    public LabelTable Labels(PlannedTask task, Split split)
    {
        if (!_labels.TryGetValue((task.Name, split), out var table))
            _labels.Add((task.Name, split), table = LabelTable.Read(task, split));
        return table;
    }

    /// <summary>A tensor on the run's device.</summary>
    public Tensor ToDevice(Tensor tensor) => tensor.to(_device);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var inputs in _inputs.Values) inputs.Dispose();
        foreach (var labels in _labels.Values) labels.Dispose();
    }
}
