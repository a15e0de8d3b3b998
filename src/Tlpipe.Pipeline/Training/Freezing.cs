using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;
using BatchNorm = Tlpipe.Torch.Modules.BatchNorm;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>Which part of a network is trained in the current phase. The frozen part keeps its parameters and its statistics, and drops nothing out.</summary>
internal sealed class Freezing
{
    private readonly Network _network;
    private readonly IReadOnlyList<TrainingPhase> _phases;
    private readonly BatchNormMode _batchNorm;

    /// <summary>Begins with the first phase.</summary>
    public Freezing(Network network, TrainingPlan plan)
    {
        _network = network;
        _phases = plan.Phases;
        _batchNorm = plan.BatchNorm;
        Phase = _phases[0];
        SharedParameters = [];
        Enter(Phase);
    }

    /// <summary>The current phase.</summary>
    public TrainingPhase Phase { get; private set; }

    /// <summary>Whether no part of the trunk is trained in the current phase.</summary>
    public bool WholeTrunk => Phase.FrozenStages == Stages.Count;

    /// <summary>The number of stages, from the input, that no phase trains.</summary>
    public int NeverTrainedStages => _phases.Min(phase => phase.FrozenStages);

    /// <summary>The parameters of the trunk that learn in the current phase, which the tasks share.</summary>
    public IReadOnlyList<Parameter> SharedParameters { get; private set; }

    /// <summary>Whether a BatchNorm learns its statistics from the batches in any phase, so that a partial batch would be unsound.</summary>
    public bool TrainsBatchNorm =>
        (_batchNorm == BatchNormMode.Train ? Stages.Skip(NeverTrainedStages).SelectMany(stage => stage.Modules) : [])
            .Append(_network.Heads)
            .SelectMany(BatchNormsIn).Any();

    /// <summary>Begins a phase.</summary>
    public void Enter(TrainingPhase phase)
    {
        Phase = phase;
        foreach (var parameter in _network.Trunk.parameters()) parameter.requires_grad = false;
        SharedParameters = [.. Stages.Skip(phase.FrozenStages).SelectMany(LearningParametersOf)];
        foreach (var parameter in SharedParameters) parameter.requires_grad = true;
    }

    /// <summary>
    /// Every parameter that any phase trains, grouped by the rates at which they learn. One optimizer has them from the first step to the last:
    /// a parameter joins when it first gets a gradient, without a past, and those that learned before go on with theirs.
    /// </summary>
    public IReadOnlyList<LearningGroup> Groups()
    {
        var trunk = Enumerable.Range(NeverTrainedStages, Stages.Count - NeverTrainedStages)
            .Select(stage => (Parameters: LearningParametersOf(Stages[stage]), Rates: _phases.Select(phase => phase.StageRates[stage]).ToList()))
            .GroupBy(stage => string.Join(' ', stage.Rates.Select(BitConverter.DoubleToInt64Bits)))
            .Select(group => new LearningGroup("trunk", [.. group.SelectMany(stage => stage.Parameters)], group.First().Rates));
        var heads = new LearningGroup("heads", [.. _network.Heads.parameters()], [.. _phases.Select(phase => phase.HeadRate)]);
        return [.. trunk.Where(group => group.Parameters.Count > 0), heads];
    }

    /// <summary>The factor on the learning rate for a group in the current phase.</summary>
    public double RateOf(LearningGroup group) => group.Rates[_phases.Index().First(entry => entry.Item.FirstEpoch == Phase.FirstEpoch).Index];

    /// <summary>Puts what is trained into training mode and the rest into evaluation mode.</summary>
    public void EnterTraining()
    {
        _network.eval();
        foreach (var module in Stages.Skip(Phase.FrozenStages).SelectMany(stage => stage.Modules))
        {
            module.train();
            if (_batchNorm != BatchNormMode.Train)
                foreach (var norm in BatchNormsIn(module)) norm.eval();
        }

        _network.Heads.train();
    }

    private IReadOnlyList<Stage> Stages => _network.Trunk.Stages;

    private IEnumerable<Parameter> LearningParametersOf(Stage stage)
    {
        var parameters = stage.Modules.SelectMany(module => module.parameters());
        if (_batchNorm != BatchNormMode.Frozen) return parameters;
        var norms = stage.Modules.SelectMany(BatchNormsIn).SelectMany(norm => norm.parameters()).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return parameters.Where(parameter => !norms.Contains(parameter));
    }

    private static IEnumerable<BatchNorm> BatchNormsIn(nn.Module module) => module.modules().Prepend(module).OfType<BatchNorm>();
}

/// <summary>Parameters that learn at one rate in each phase.</summary>
/// <param name="Name">For people: <c>trunk</c>, <c>heads</c>.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Rates">The factor on the learning rate, phase by phase.</param>
internal sealed record LearningGroup(string Name, IReadOnlyList<Parameter> Parameters, IReadOnlyList<double> Rates);
