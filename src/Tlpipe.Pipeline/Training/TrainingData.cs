using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>The inputs and labels of a run, each read once.</summary>
internal sealed class TrainingData(string device) : IDisposable
{
    private readonly Dictionary<(string Task, Split Split), LabelTable> _labels = [];
    private readonly Device _device = torch.device(device);
    private PhaseInputs? _inputs;

    /// <summary>The stage of the trunk that the inputs enter at.</summary>
    public int FirstStage => _inputs!.FirstStage;

    /// <summary>What the trained part of the network reads of a data set.</summary>
    public TrunkInputs Inputs(PlannedDataSet dataSet) => _inputs![dataSet];

    /// <summary>Takes over the inputs of the next phase.</summary>
    public void Use(PhaseInputs inputs)
    {
        _inputs?.Dispose();
        _inputs = inputs;
    }

    /// <summary>The labels of a task.</summary>
    public LabelTable Labels(PlannedTask task, Split split)
    {
        if (!_labels.TryGetValue((task.Name, split), out var table))
            _labels.Add((task.Name, split), table = LabelTable.Read(task, split));
        return table;
    }

    /// <summary>Makes sure that every task has something to learn from and something to be judged by.</summary>
    /// <exception cref="DiagnosticException">TLP3203: a task has no label in a split.</exception>
    public void ThrowIfUnlabelled(TrainingPlan plan)
    {
        var errors = plan.Tasks
            .SelectMany(task => new[] { Split.Train, Split.Validation }.Where(split => Labels(task, split).Values is null), (task, split) =>
                PlanningDiagnostics.NoLabels(plan.Spec.Locate($"tasks.{task.Name}"), task.Name, task.DataSet.Name, split))
            .ToList();
        if (errors.Count > 0) throw new DiagnosticException(errors);
    }

    /// <summary>A tensor on the run's device.</summary>
    public Tensor ToDevice(Tensor tensor) => tensor.to(_device);

    /// <summary>A batch on the run's device.</summary>
    public Activations ToDevice(TrunkBatch batch) => batch.On(_device);

    /// <inheritdoc/>
    public void Dispose()
    {
        _inputs?.Dispose();
        foreach (var labels in _labels.Values) labels.Dispose();
    }
}
