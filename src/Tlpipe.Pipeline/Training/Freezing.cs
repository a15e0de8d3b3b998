using Tlpipe.Abstractions;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>Which part of a network a strategy trains. The frozen part keeps its parameters and its statistics, and drops nothing out.</summary>
internal sealed class Freezing
{
    private readonly Network _network;
    private readonly IStrategy _strategy;

    public Freezing(Network network, IStrategy strategy)
    {
        _network = network;
        _strategy = strategy;
        var stages = network.Trunk.Stages;
        FrozenStages = strategy.FrozenStages([.. stages.Select(stage => stage.Name)]);
        foreach (var parameter in stages.Take(FrozenStages).SelectMany(ParametersOf)) parameter.requires_grad = false;
    }

    /// <summary>The number of frozen stages, from the input.</summary>
    public int FrozenStages { get; }

    /// <summary>Whether no part of the trunk is trained.</summary>
    public bool WholeTrunk => FrozenStages == _network.Trunk.Stages.Count;

    /// <summary>The trained parameters of the trunk, which the tasks share.</summary>
    public IReadOnlyList<Parameter> SharedParameters => [.. TrainedStages.SelectMany(ParametersOf)];

    /// <summary>Whether a BatchNorm learns its statistics from the batches, so that a partial batch would be unsound.</summary>
    public bool TrainsBatchNorm =>
        TrainedStages.SelectMany(stage => stage.Modules).Append(_network.Heads)
            .SelectMany(module => module.modules().Prepend(module))
            .Any(module => module is Torch.Modules.BatchNorm);

    /// <summary>The trained parameters, grouped by the rate at which they learn.</summary>
    public IReadOnlyList<ParameterGroup> Groups()
    {
        var trunk = TrainedStages
            .GroupBy(stage => _strategy.TrunkRate(stage.Name))
            .Select(group => new ParameterGroup("trunk", [.. group.SelectMany(ParametersOf)], group.Key));
        var heads = new ParameterGroup("heads", [.. _network.Heads.parameters()], _strategy.HeadRate);
        return [.. trunk.Where(group => group.Parameters.Count > 0), heads];
    }

    /// <summary>Puts what is trained into training mode and the rest into evaluation mode.</summary>
    public void EnterTraining()
    {
        _network.eval();
        foreach (var module in TrainedStages.SelectMany(stage => stage.Modules)) module.train();
        _network.Heads.train();
    }

    /// <summary>Puts the whole network into evaluation mode.</summary>
    public void EnterEvaluation() => _network.eval();

    private IEnumerable<Stage> TrainedStages => _network.Trunk.Stages.Skip(FrozenStages);

    private static IEnumerable<Parameter> ParametersOf(Stage stage) => stage.Modules.SelectMany(module => module.parameters());
}
