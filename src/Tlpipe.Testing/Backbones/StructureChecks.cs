using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a backbone is before it learns anything.</summary>
internal static class StructureChecks
{
    private static readonly InputSignature Unknown = new("no-such-modality", ScalarType.Float64, [7, 5]);
    private static readonly string[] OddNames = ["", ".", "weight", "module.weight", "no.such.layer.17.weight", "классификатор.bias"];

    public static void MetaAgrees(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var real = built.Build();
        using var device = device_scope(META);
        using var planned = Planned(built);
        var (expected, found) = (Described(real), Described(planned));
        if (planned.state_dict().FirstOrDefault(entry => !entry.Value.is_meta) is { Key: { } name })
            throw new ConformanceException($"under the meta device '{name}' has numbers", "planning would need libtorch, and the memory of the whole network", "make parameters in the constructor, through nn modules or tensors without a device of their own");
        if (!expected.SequenceEqual(found))
            throw new ConformanceException(
                $"under the meta device the state dict differs: {Difference(expected, found)}",
                "weights are compared with the architecture as it is planned",
                "build the same modules wherever it is built");
    }

    public static void StagesHoldAll(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        if (trunk.Stages.Count == 0)
            throw new ConformanceException("the trunk has no stage", "freezing speaks of stages", "give at least one stage");
        if (trunk.Stages.GroupBy(stage => stage.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new ConformanceException($"{twins.Count()} stages are called '{twins.Key}'", "strategies name the stage from which they train", "give each a name of its own");
        var owners = new Dictionary<object, List<string>>(ReferenceEqualityComparer.Instance);
        foreach (var stage in trunk.Stages)
            foreach (var tensor in stage.Modules.SelectMany(module => module.parameters().Concat<Tensor>(module.buffers())))
                (owners.TryGetValue(tensor, out var names) ? names : owners[tensor] = []).Add(stage.Name);
        foreach (var (name, tensor) in trunk.state_dict())
        {
            var stages = owners.GetValueOrDefault(tensor) ?? [];
            if (stages.Count != 1)
                throw new ConformanceException(
                    $"'{name}' belongs to {(stages.Count == 0 ? "no stage" : $"{stages.Count} stages: {string.Join(", ", stages)}")}",
                    "what belongs to no stage can't be frozen, and what belongs to two would be frozen and trained at once",
                    "name each module in one stage, and register it on the trunk");
        }

        var own = trunk.state_dict().Values.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        if (owners.Keys.FirstOrDefault(tensor => !own.Contains(tensor)) is { } stray && trunk.buffers().All(buffer => !ReferenceEquals(buffer, stray)))
            throw new ConformanceException(
                $"the stage '{owners[stray][0]}' has a parameter or buffer that the trunk doesn't have", "it would be neither saved nor loaded", "register the stage's modules on the trunk with register_module");
    }

    public static void Features(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        var promised = built.Backbone.Features(built.Input);
        var features = BuiltBackbone.Evaluate(trunk, built.Batch(3));
        var (rank, channels) = promised.Layout switch { FeatureLayout.Vector => (2, 1), FeatureLayout.Sequence => (3, 2), _ => (4, 1) };
        var shape = features.shape;
        if (shape.Length != rank || shape[0] != 3 || shape[channels] != promised.Channels || features.dtype != ScalarType.Float32)
            throw new ConformanceException(
                $"the trunk gives {ScalarTypeNames.Of(features.dtype)} [{string.Join(", ", shape)}] for 3 examples, and Features promises {promised.Channels} channels as a {promised.Layout}",
                "heads are built for what is promised",
                "correct Features, or the last stage");
        if (!features.isfinite().all().item<bool>())
            throw new ConformanceException("the features of a freshly drawn trunk are not finite", "its loss would not be a number from the first step on", "normalize the input, and initialize the layers (nn.init)");
    }

    public static void Refuses(BuiltBackbone built)
    {
        foreach (var input in new[] { built.Backbone.PreferredInput, built.Input })
            if (built.Backbone.Refuses(input) is { } refusal)
                throw new ConformanceException($"it refuses {input}, which it {(input.Equals(built.Input) ? "is tried with" : "prefers")}: {refusal}", "a data set whose size is free follows what it prefers", "let Refuses take it, or correct PreferredInput (in the test class: Input)");
        if (built.Backbone.Refuses(Unknown) is not { } clause)
            throw new ConformanceException($"it doesn't refuse {Unknown}", "what doesn't fit would fail in the first step instead of at its line of the model file", "compare modality, type and shape in Refuses");
        RefusalChecks.IsClause(clause);
    }

    public static void SameSeed(BuiltBackbone built) => SeedChecks.Same(() => built.Build(3));

    public static void StateRoundTrip(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var first = built.Build(1);
        using var second = built.Build(2);
        var batch = built.Batch();
        using (var training = NewDisposeScope())
        {
            // Statistics that only training changes have to get across, too.
            first.train();
            _ = first.call(batch);
        }

        second.load_state_dict(first.state_dict());
        var (expected, found) = (BuiltBackbone.Evaluate(first, batch), BuiltBackbone.Evaluate(second, batch));
        if (!expected.equal(found))
            throw new ConformanceException(
                "a trunk with the state dict of another gives other features",
                "a model that is saved, resumed or taken as another's weights would not be the one that was trained",
                "register whatever decides the features: register_module, register_parameter, register_buffer");
    }

    public static void MapsNames(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        foreach (var name in OddNames.Concat(trunk.state_dict().Keys))
            try
            {
                _ = built.Backbone.MapCheckpointName(name);
            }
#pragma warning disable CA1031 // Any failure is the finding.
            catch (Exception error)
#pragma warning restore CA1031
            {
                throw new ConformanceException($"MapCheckpointName(\"{name}\") throws {error.GetType().Name}: {error.Message}", "checkpoints come from strangers, and their names are anything", "give back a name that it doesn't know as it is", error);
            }
    }

    /// <summary>The trunk under the meta device, which the caller has chosen.</summary>
    public static Trunk Planned(BuiltBackbone built)
    {
        try
        {
            return built.Backbone.Build(built.Input);
        }
        catch (InvalidOperationException error)
        {
            throw new ConformanceException($"it can't be built under the meta device: {error.Message.Split('\n')[0]}", "planning builds it for its shapes alone", "read no values in the trunk's constructor; initialize with nn.init", error);
        }
    }

    private static List<string> Described(nn.Module module) =>
        [.. module.state_dict().Select(entry => $"{entry.Key} {ScalarTypeNames.Of(entry.Value.dtype)} [{string.Join(", ", entry.Value.shape)}]")];

    private static string Difference(List<string> expected, List<string> found)
    {
        var at = Enumerable.Range(0, Math.Max(expected.Count, found.Count)).First(at => at >= expected.Count || at >= found.Count || expected[at] != found[at]);
        return $"'{(at < found.Count ? found[at] : "nothing")}' where the real one has '{(at < expected.Count ? expected[at] : "nothing")}'";
    }
}
