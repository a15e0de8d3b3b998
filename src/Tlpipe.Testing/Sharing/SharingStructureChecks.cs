using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a sharing adds to a network before that learns anything.</summary>
internal static class SharingStructureChecks
{
    public static void Fits(SharingTrial trial)
    {
        if (Refusal(trial) is { } refusal)
            throw new ConformanceException(
                $"it refuses the tasks {string.Join(", ", trial.Tasks)} on a trunk of the stages {string.Join(", ", StageNames(trial))} that gives {trial.Features.Channels} channels as a {trial.Features.Layout}: {refusal}",
                "every other check tries it with them", "override Tasks or Features in the test class, name one of these stages where an option wants one, or correct Refuses");
        var (shared, stages) = (trial.Sharing.SharedStages(StageNames(trial)), StageNames(trial).Length);
        if (shared < 0 || shared > stages)
            throw new ConformanceException($"SharedStages gives {shared} for a trunk of {stages} stages", "they are computed once for all tasks", $"give a number from 0 to {stages}: how many of the stages, from the input, no task has for itself");
        foreach (var layout in Enum.GetValues<FeatureLayout>())
            if (Refusal(trial with { Features = new(trial.Features.Channels, layout) }) is { } clause) RefusalChecks.IsClause(clause);
    }

    public static void MetaAgrees(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var real = trial.Build();
        using var device = device_scope(META);
        using var planned = trial.Build();
        if (!Described(real).SequenceEqual(Described(planned)) || planned.state_dict().Values.Any(entry => !entry.is_meta))
            throw new ConformanceException(
                $"under the meta device it adds [{string.Join("; ", Described(planned))}], and really [{string.Join("; ", Described(real))}]",
                "planning builds it for its names and shapes alone", "build the same modules wherever it is built, and read no values in the constructor");
    }

    public static void OwnsItsColumns(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var network = trial.Build();
        if (network.Sharing is not { } sharing) return;
        var own = Tensors(sharing);
        if (Tensors(network.Trunk).Any(own.Contains))
            throw new ConformanceException("it registers modules of the trunk that it is given", "the network has them already, and would hold them twice", "use Trunk as it is, and register what AnotherTrunk built");
        var first = trial.Sharing.SharedStages(StageNames(trial));
        foreach (var column in sharing.Columns)
            if (column.Stages.Count != network.Trunk.Stages.Count || column.Stages.Skip(first).SelectMany(stage => stage.Modules).Any(module => !Tensors(module).IsSubsetOf(own)))
                throw new ConformanceException(
                    "a trunk of Columns has other stages than the network's trunk, or parameters there that are not registered",
                    "a strategy freezes and trains them as it does the trunk's, and they are saved with the sharing",
                    "give the trunks that AnotherTrunk built, and register the modules of their stages from SharedStages on");
    }

    public static void SameSeed(SharingTrial trial) => SeedChecks.Same(() => trial.Build(3));

    public static void StateRoundTrip(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var first = trial.Build(1);
        using var second = trial.Build(2);
        var batch = trial.Batch();
        using (var training = NewDisposeScope())
        {
            // Statistics that only training changes have to get across, too.
            first.train();
            _ = first.call(batch);
        }

        second.load_state_dict(first.state_dict());
        if (first.Evaluate(batch).Zip(second.Evaluate(batch)).Any(features => !features.First.equal(features.Second)))
            throw new ConformanceException(
                "a network with the state dict of another gives other features",
                "a model that is saved or resumed would not be the one that was trained",
                "register whatever decides the features: register_module, register_parameter, register_buffer");
    }

    private static string[] StageNames(SharingTrial trial)
    {
        using var meta = device_scope(META);
        using var trunk = new SampleTrunk(trial.Features);
        return [.. trunk.Stages.Select(stage => stage.Name)];
    }

    private static string? Refusal(SharingTrial trial)
    {
        try
        {
            return trial.Refusal();
        }
        catch (DiagnosticException error)
        {
            return string.Join("; ", error.Diagnostics.Select(diagnostic => diagnostic.Message));
        }
    }

    private static HashSet<object> Tensors(nn.Module module) => module.parameters().Concat<Tensor>(module.buffers()).ToHashSet<object>(ReferenceEqualityComparer.Instance);

    private static List<string> Described(SharedNetwork network) =>
        [.. (network.Sharing?.state_dict() ?? []).Select(entry => $"{entry.Key} {ScalarTypeNames.Of(entry.Value.dtype)} [{string.Join(", ", entry.Value.shape)}]")];
}
