using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a trunk does when it is trained, and when parts of it are not.</summary>
internal static class LearningChecks
{
    public static void ReachesAll(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        trunk.train();
        // Dropout and ReLUs may cut a path in one draw, not in several.
        for (var step = 0; step < 3; step++)
        {
            using var steps = NewDisposeScope();
            Loss(trunk, built.Batch(8, step == 1 ? built.Lengths.Second : null, seed: step)).backward();
        }

        if (trunk.named_parameters().FirstOrDefault(entry => entry.parameter.grad is null) is { name: { } name })
            throw new ConformanceException(
                $"no gradient reaches '{name}'", "it would never learn, and ships as it was drawn",
                "use it in a stage, without detach() and without leaving autograd; or make it a buffer (register_buffer) where it isn't learned");
    }

    public static void LeavesNoTensor(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        trunk.train();
        var batch = built.Batch();
        if (Leaks.Of(() => Step(trunk, batch)) is > 0 and var left)
            throw new ConformanceException(
                $"a training step leaves {left} tensors behind", "an epoch of them may not fit into memory", "don't take intermediate tensors out of the stage's scope, nor keep them in fields");
    }

    public static void FreezingFreezes(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        var count = trunk.Stages.Count;
        foreach (var frozen in new[] { count, (count + 1) / 2, 1 }.Distinct()) Freeze(trunk, frozen, built);
    }

    private static void Freeze(Trunk trunk, int frozen, BuiltBackbone built)
    {
        // As the trainer does: what is trained goes into training mode, the rest into evaluation mode, without gradients.
        trunk.train();
        foreach (var module in trunk.Stages.SelectMany(stage => stage.Modules)) module.requires_grad_();
        foreach (var module in trunk.Stages.Take(frozen).SelectMany(stage => stage.Modules))
        {
            module.eval();
            module.requires_grad_(false);
        }

        var before = trunk.Stages.Take(frozen).Select(stage => stage.Modules.Select(ForwardChecks.Contents).ToList()).ToList();
        var batch = built.Batch(8);
        for (var step = 0; step < 2; step++) Learn(trunk, batch, trains: frozen < trunk.Stages.Count);
        for (var stage = 0; stage < frozen; stage++)
            for (var module = 0; module < before[stage].Count; module++)
                if (ForwardChecks.Changed(trunk.Stages[stage].Modules[module], before[stage][module]) is { } name)
                    throw new ConformanceException(
                        $"with {frozen} of {trunk.Stages.Count} stages frozen, training changes '{name}' of the stage '{trunk.Stages[stage].Name}'",
                        "frozen features are computed once and kept; statistics that move make them wrong, and undo what the weights came with",
                        "let a module heed its own 'training' and 'requires_grad' (nn.BatchNorm does), and override neither train() nor requires_grad_()");
        var (first, second) = (Prefix(trunk, batch, frozen), Prefix(trunk, batch, frozen));
        if (!first.equal(second))
            throw new ConformanceException(
                $"with {frozen} of {trunk.Stages.Count} stages frozen, what they give is random", "frozen features are computed once and kept", "let dropout and noise heed 'training': nn.Dropout does");
    }

    private static Tensor Prefix(Trunk trunk, Tensor batch, int stages)
    {
        using var mode = no_grad();
        return trunk.Forward(new Activations(batch), 0, stages).Values;
    }

    private static void Learn(Trunk trunk, Tensor batch, bool trains)
    {
        using var scope = NewDisposeScope();
        trunk.zero_grad();
        var loss = Loss(trunk, batch);
        if (!trains || !loss.requires_grad) return;
        loss.backward();
        using var mode = no_grad();
        foreach (var parameter in trunk.parameters())
            if (parameter.grad is { } gradient)
                parameter.sub_(gradient * 0.01);
    }

    private static void Step(Trunk trunk, Tensor batch)
    {
        using var scope = NewDisposeScope();
        Loss(trunk, batch).backward();
    }

    /// <summary>A loss that every feature enters with a weight of its own.</summary>
    private static Tensor Loss(Trunk trunk, Tensor batch)
    {
        var features = trunk.call(batch);
        using var generator = new Generator(7);
        return (features * randn(features.shape, generator: generator)).sum();
    }
}
