using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Planning;

/// <summary>The planning of one model file.</summary>
internal sealed class ModelPlanning
{
    private readonly ModelSpec _spec;
    private readonly PluginCatalog _plugins;
    private readonly InputFiles _files;
    private readonly PlanningOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly PartMaker _parts;

    public ModelPlanning(ModelSpec spec, PluginCatalog plugins, InputFiles files, PlanningOptions options, DiagnosticBag diagnostics)
    {
        _spec = spec;
        _plugins = plugins;
        _files = files;
        _options = options;
        _diagnostics = diagnostics;
        _parts = new(plugins, new(new(spec.Folder, options.Roots, options.Project), diagnostics), diagnostics, () => ModelLock.TryRead(ModelLock.PathFor(spec.File)));
    }

    /// <summary>The plan; <see langword="null"/> after errors. Every section is looked at, whatever is wrong with the others.</summary>
    public TrainingPlan? Plan(WeightsFinder weightsFinder)
    {
        var context = new PartContext(_files);
        var source = weightsFinder.Find();
        var backbone = _parts.Make<IBackbone>(Kind(PartKind.Backbone), _spec.Backbone, context);
        InputSignature? preferred = null;
        if (backbone is not null && _parts.TryAsk(backbone, part => part.PreferredInput, out var answer)) preferred = answer;

        var dataSets = new DataSetPlanner(_spec, _plugins, _parts, _diagnostics).Plan(backbone, context with { PreferredInput = preferred, Pretrained = source?.Codec });
        var sharing = new SharingPlanner(_spec, _parts, _diagnostics).Plan(backbone, dataSets, context);
        var tasks = new TaskPlanner(_spec, _parts, _diagnostics).Plan(dataSets, sharing, context);
        var strategy = _parts.Make<IStrategy>(Strategies.Kind, _spec.Training.Strategy, context);
        var sampling = _parts.Make<ISampling>(Samplings.Kind, _spec.Training.Sampling, context);
        var optimizer = _parts.Make<IOptimizer>(Kind(PartKind.Optimizer), _spec.Training.Optimizer, context);
        var schedule = _parts.Make<ISchedule>(Kind(PartKind.Schedule), _spec.Training.Schedule, context);
        var balancer = _parts.Make<IBalancer>(Kind(PartKind.Balancer), _spec.Training.Balancer, context);
        CheckGates(tasks);
        AdviceCodes.Check(_spec, _diagnostics);
        new ComparisonCheck(_spec, _parts, _diagnostics).Check(dataSets, tasks, optimizer);
        var known = dataSets.Select(dataSet => dataSet.Features is null ? null : dataSet.Input).FirstOrDefault(signature => signature is not null) ?? InputOf(source?.Upstream, backbone);
        var input = known ?? preferred;
        TrunkShapes? trunk = null;
        if (backbone is not null && input is not null && _parts.TryAsk(backbone, part => TrunkShapes.Of(part, input), out var shapes)) trunk = shapes;
        IReadOnlyList<TrainingPhase>? phases = null;
        if (trunk is not null && strategy is not null && _parts.TryAsk(strategy, part => part.Phases(trunk.Stages, _spec.Training.Epochs), out var planned)) phases = planned;
        CheckRegularization(dataSets, phases);
        var sharesNothingTrained = sharing?.Source.Name == Sharings.Default && phases?.All(phase => phase.FrozenStages == trunk!.Stages.Count) == true;
        CheckBalancer(balancer, sharesNothingTrained ? strategy : null, tasks);
        if (sharing is not null && phases is not null) CheckColumns(sharing, strategy!, trunk!.Stages, phases);
        _diagnostics.AddRange(weightsFinder.Diagnostics.All);
        var tokens = source is null ? null : NewTokens.Of(dataSets);
        // Of an input that nobody gives, the trunk's shapes say nothing.
        var weights = new WeightsPlanner(_spec, _options, _files, _diagnostics).Plan(source, _parts, backbone, known is null ? null : trunk?.Weights, tokens);
        // A variant has a strategy of its own, or the model's, which was looked at.
        if (weights is not null && tokens is not null && phases is not null && !_spec.IsVariant) CheckTokens(tokens, weights, backbone!.Part, strategy!, trunk!, phases);

        if (_diagnostics.HasErrors || backbone is null || trunk is null || strategy is null || phases is null || sampling is null || sharing is null || optimizer is null || schedule is null || balancer is null) return null;
        var inputs = new PlanInputs(_spec, _options);
        if (!inputs.TryDescribe(_parts, backbone, dataSets, tasks, weights, strategy, sampling, sharing, optimizer, schedule, balancer)) return null;
        var silenced = _spec.IsVariant ? [] : new Advisor(_diagnostics).Advise(new(_spec, _parts, trunk, dataSets, tasks, strategy, phases));
        return _diagnostics.HasErrors ? null : new()
        {
            Spec = _spec,
            Keys = inputs.Keys(),
            Inputs = inputs.All,
            Backbone = backbone.Part,
            Weights = weights,
            DataSets = [.. dataSets.Select(dataSet => dataSet.Planned)],
            Tasks = [.. tasks.Select(task => task.Planned!)],
            Stages = trunk.Stages,
            Strategy = strategy.Part,
            Sampling = sampling.Part,
            Sharing = sharing.Part,
            Optimizer = optimizer.Part,
            Schedule = schedule.Part,
            Balancer = balancer.Part,
            Warnings = [.. _diagnostics.Warnings],
            Silenced = silenced,
        };
    }

    /// <summary>What the model takes that gives the weights, where no data set says what this one takes and the backbone doesn't refuse it.</summary>
    private InputSignature? InputOf(TrainingPlan? upstream, MadePart<IBackbone>? backbone) =>
        upstream?.DataSets[0].Data.Codec.Output is { } input && backbone is not null && _parts.TryAsk(backbone, part => part.Refuses(input), out var refusal) && refusal is null ? input : null;

    public static string Kind(PartKind kind) => PluginDiagnostics.Words(kind);

    /// <param name="balancer">The balancer.</param>
    /// <param name="frozen">The strategy, where it trains nothing that the tasks share.</param>
    /// <param name="tasks">The tasks.</param>
    private void CheckBalancer(MadePart<IBalancer>? balancer, MadePart<IStrategy>? frozen, IReadOnlyList<TaskDraft> tasks)
    {
        string[] names = [.. tasks.Select(task => task.Spec.Name)];
        if (balancer is null || !_parts.TryAsk(balancer, part => (Refusal: part.Refuses(names), part.BalancesGradients), out var answer)) return;
        if (answer.Refusal is { } reason) _diagnostics.Add(PlanningDiagnostics.BalancerRefuses(balancer.Spec.Location, balancer.Source.ToString(), reason));
        if (answer.BalancesGradients && names.Length > 1 && frozen is not null)
            _diagnostics.Add(PlanningDiagnostics.NothingToBalance(balancer.Spec.Location, balancer.Source.ToString(), frozen.Source.ToString()));
    }

    /// <summary>A stage that tasks have for themselves must be trained some time; else it would stay the same for all of them.</summary>
    private void CheckColumns(MadePart<ISharing> sharing, MadePart<IStrategy> strategy, IReadOnlyList<TrunkStage> stages, IReadOnlyList<TrainingPhase> phases)
    {
        var shared = sharing.Part.SharedStages([.. stages.Select(stage => stage.Name)]);
        if (phases.Min(phase => phase.FrozenStages) > shared)
            _diagnostics.Add(PlanningDiagnostics.FrozenColumns(sharing.Spec.Location, sharing.Source.ToString(), stages[shared].Name, strategy.Source.Name));
    }

    /// <summary>Tokens that the weights don't know are drawn at random, and must be trained some time.</summary>
    private void CheckTokens(NewTokens tokens, PlannedWeights weights, IBackbone backbone, MadePart<IStrategy> strategy, TrunkShapes trunk, IReadOnlyList<TrainingPhase> phases)
    {
        var first = backbone.TokenWeights.Select(name => trunk.StageOf.GetValueOrDefault(name)).Min();
        if (phases.Min(phase => phase.FrozenStages) > first)
            _diagnostics.Add(PlanningDiagnostics.FrozenTokens(tokens.Location, tokens.DataSet, tokens.Count, weights.Source, trunk.Stages[first].Name, strategy.Source.Name));
    }

    private void CheckRegularization(IReadOnlyList<DataSetDraft> dataSets, IReadOnlyList<TrainingPhase>? phases)
    {
        if (_spec.Training.L2Sp is not null && _spec.Weights is null) _diagnostics.Add(PlanningDiagnostics.NoStartingPoint(_spec.Locate("training.l2sp")));
        if (_spec.Training.Mixup is null || phases?.Any(phase => phase.FrozenStages == 0) != true) return;
        foreach (var dataSet in dataSets.Where(dataSet => dataSet.Input.Type is not (Torch.torch.ScalarType.Byte or Torch.torch.ScalarType.Float16 or Torch.torch.ScalarType.Float32 or Torch.torch.ScalarType.Float64)))
            _diagnostics.Add(PlanningDiagnostics.NothingToMix(_spec.Locate("training.mixup"), dataSet.Planned.Name, dataSet.Input));
    }

    private void CheckGates(IReadOnlyList<TaskDraft> tasks)
    {
        // A task whose head is wrong has no metrics to compare with; its own error comes first.
        if (tasks.Any(task => task.Metrics is null)) return;
        string[] known = [.. tasks.SelectMany(task => task.Metrics!.Select(metric => $"{task.Spec.Name}.{metric.Name}"))];
        foreach (var gate in _spec.Gates.Where(gate => !known.Contains(gate.Metric, StringComparer.Ordinal)))
            _diagnostics.Add(PlanningDiagnostics.UnknownGate(gate, known));
    }
}
