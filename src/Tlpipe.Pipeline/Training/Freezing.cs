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

    /// <summary>Whether no part of the trunk is trained in the current phase, and no task has a part of it for itself.</summary>
    public bool WholeTrunk => CachedStages == Stages.Count;

    /// <summary>The number of stages, from the input, whose output stays the same in the current phase and is the same for all tasks.</summary>
    public int CachedStages => Math.Min(Phase.FrozenStages, _network.SharedStages);

    /// <summary>The number of stages, from the input, that no phase trains.</summary>
    public int NeverTrainedStages => _phases.Min(phase => phase.FrozenStages);

    /// <summary>The parameters that learn in the current phase and that several tasks share: the trunk's, those of the tasks' own stages where these are mixed, and the sharing's.</summary>
    public IReadOnlyList<Parameter> SharedParameters { get; private set; }

    /// <summary>Whether a BatchNorm learns its statistics from the batches in any phase, so that a partial batch would be unsound.</summary>
    public bool TrainsBatchNorm =>
        (_batchNorm == BatchNormMode.Train ? ModulesFrom(NeverTrainedStages) : [])
            .Append(_network.Heads)
            .SelectMany(BatchNormsIn).Any()
        || SharingsBatchNorms.Any();

    /// <summary>Begins a phase.</summary>
    public void Enter(TrainingPhase phase)
    {
        Phase = phase;
        foreach (var parameter in ModulesFrom(0).SelectMany(module => module.parameters())) parameter.requires_grad = false;
        var learning = StagesFrom(phase.FrozenStages).SelectMany(LearningParametersOf).ToList();
        foreach (var parameter in learning) parameter.requires_grad = true;
        SharedParameters = [.. learning, .. _network.SharedSharingParameters];
    }

    /// <summary>
    /// Every parameter that any phase trains, grouped by the rates at which they learn. One optimizer has them from the first step to the last:
    /// a parameter joins when it first gets a gradient, without a past, and those that learned before go on with theirs.
    /// </summary>
    public IReadOnlyList<LearningGroup> Groups()
    {
        var trunk = StagesFrom(NeverTrainedStages)
            .Select(stage => (Parameters: LearningParametersOf(stage), Rates: _phases.Select(phase => phase.StageRates[stage]).ToList()))
            .GroupBy(stage => string.Join(' ', stage.Rates.Select(BitConverter.DoubleToInt64Bits)))
            .Select(group => new LearningGroup(LearningGroup.Trunk, [.. group.SelectMany(stage => stage.Parameters)], group.First().Rates));
        var headRates = _phases.Select(phase => phase.HeadRate).ToList();
        var sharing = new LearningGroup("sharing", _network.SharingParameters, headRates);
        var heads = new LearningGroup("heads", [.. _network.Heads.parameters()], headRates);
        return [.. trunk.Append(sharing).Where(group => group.Parameters.Count > 0), heads];
    }

    /// <summary>The factor on the learning rate for a group in the current phase.</summary>
    public double RateOf(LearningGroup group) => group.Rates[_phases.Index().First(entry => entry.Item.FirstEpoch == Phase.FirstEpoch).Index];

    /// <summary>Puts what is trained into training mode and the rest into evaluation mode.</summary>
    public void EnterTraining()
    {
        _network.eval();
        _network.Sharing?.train();
        foreach (var module in ModulesFrom(0)) module.eval();
        foreach (var module in ModulesFrom(Phase.FrozenStages))
        {
            module.train();
            if (_batchNorm != BatchNormMode.Train)
                foreach (var norm in BatchNormsIn(module)) norm.eval();
        }

        _network.Heads.train();
    }

    private IReadOnlyList<Stage> Stages => _network.Trunk.Stages;

    private IEnumerable<int> StagesFrom(int first) => Enumerable.Range(first, Stages.Count - first);

    private IEnumerable<nn.Module> ModulesFrom(int first) => StagesFrom(first).SelectMany(_network.ModulesOf);

    /// <summary>The BatchNorms that the sharing adds, but for those of the tasks' own stages: they learn as the heads' do.</summary>
    private IEnumerable<BatchNorm> SharingsBatchNorms =>
        _network.Sharing is null ? [] : BatchNormsIn(_network.Sharing).Except(ModulesFrom(_network.SharedStages).SelectMany(BatchNormsIn));

    private IEnumerable<Parameter> LearningParametersOf(int stage)
    {
        var modules = _network.ModulesOf(stage);
        var parameters = modules.SelectMany(module => module.parameters());
        if (_batchNorm != BatchNormMode.Frozen) return parameters;
        var norms = modules.SelectMany(BatchNormsIn).SelectMany(norm => norm.parameters()).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return parameters.Where(parameter => !norms.Contains(parameter));
    }

    private static IEnumerable<BatchNorm> BatchNormsIn(nn.Module module) => module.modules().Prepend(module).OfType<BatchNorm>();
}

/// <summary>Parameters that learn at one rate in each phase.</summary>
/// <param name="Name">For people: <c>trunk</c>, <c>heads</c>.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Rates">The factor on the learning rate, phase by phase.</param>
internal sealed record LearningGroup(string Name, IReadOnlyList<Parameter> Parameters, IReadOnlyList<double> Rates)
{
    /// <summary>The name of a group of the trunk.</summary>
    public const string Trunk = "trunk";
}
