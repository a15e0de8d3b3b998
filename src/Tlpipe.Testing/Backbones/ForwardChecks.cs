using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a trunk computes.</summary>
internal static class ForwardChecks
{
    private const double Tolerance = 1e-4;

    public static void PureInEvaluation(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        var batch = built.Batch();
        var before = Contents(trunk);
        var first = BuiltBackbone.Evaluate(trunk, batch);
        manual_seed(5);
        if (!first.equal(BuiltBackbone.Evaluate(trunk, batch)))
            throw new ConformanceException("in evaluation mode, the same batch gives other features the second time", "frozen features are kept, and predictions must not be drawn by lot", "let dropout and noise heed 'training': use nn.Dropout, or pass training to functional.dropout");
        if (Changed(trunk, before) is { } name)
            throw new ConformanceException($"in evaluation mode, a forward pass changes '{name}'", "a frozen trunk would move, and with it everything that was kept of it", "change statistics only while 'training' is true");
    }

    public static void Independent(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        var batch = built.Batch();
        var together = BuiltBackbone.Evaluate(trunk, batch);
        for (var row = 0; row < BuiltBackbone.BatchSize; row++)
        {
            var alone = BuiltBackbone.Evaluate(trunk, batch.narrow(0, row, 1));
            if (!Close(together.narrow(0, row, 1), alone))
                throw new ConformanceException(
                    $"the features of example {row} differ by {Distance(together.narrow(0, row, 1), alone):G2} between a batch of {BuiltBackbone.BatchSize} and a batch of its own",
                    "a prediction would depend on what else is asked at the moment",
                    "compute each example by itself in evaluation mode: reduce over dimensions from 1 on, never over 0");
        }
    }

    public static void PaddingIsMasked(BuiltBackbone built)
    {
        if (built.Input.Vocabulary is null || !built.Varies) return;
        using var scope = NewDisposeScope();
        using var trunk = built.Build();
        var shortly = built.Batch(length: built.Lengths.First);
        var padded = cat([shortly, zeros([BuiltBackbone.BatchSize, 5], ScalarType.Int64)], 1);
        var features = built.Backbone.Features(built.Input);
        var (expected, found) = (BuiltBackbone.Evaluate(trunk, shortly), BuiltBackbone.Evaluate(trunk, padded));
        if (features.Layout == FeatureLayout.Sequence) found = found.narrow(1, 0, expected.shape[1]);
        if (!Close(expected, found))
            throw new ConformanceException(
                $"padded by 5, the same texts have features that differ by {Distance(expected, found):G2}",
                "a text is padded to the longest of its batch: what it means would depend on its neighbours",
                "make a mask of the input (ne(0)) in the first stage, hand it on as Activations.Mask, and leave masked places out of every mean, maximum and attention");
    }

    public static void LeavesInputs(BuiltBackbone built)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = built.Build();
        trunk.eval();
        var activations = new Activations(built.Batch());
        foreach (var stage in trunk.Stages)
        {
            var before = TensorContent.Of(activations.Values);
            var after = stage.Forward(activations);
            if (activations.Values.IsInvalid || !TensorContent.Of(activations.Values).Equals(before))
                throw new ConformanceException(
                    $"the stage '{stage.Name}' {(activations.Values.IsInvalid ? "disposes" : "writes into")} the activations that it is given",
                    "kept features, and the stages of other tasks, use them again",
                    "use operators without an underscore on what comes in (relu, not relu_; nn.ReLU() as the first layer without inplace)");
            activations = after;
        }
    }

    /// <summary>Every parameter and buffer as it is.</summary>
    public static Dictionary<string, TensorContent> Contents(nn.Module module) =>
        module.named_parameters().Select(entry => (Name: entry.name, Value: (Tensor)entry.parameter))
            .Concat(module.named_buffers().Select(entry => (Name: entry.name, Value: entry.buffer)))
            .ToDictionary(entry => entry.Name, entry => TensorContent.Of(entry.Value), StringComparer.Ordinal);

    /// <summary>What has changed first; <see langword="null"/> where nothing has.</summary>
    public static string? Changed(nn.Module module, Dictionary<string, TensorContent> before)
    {
        foreach (var (name, content) in Contents(module))
            if (!before[name].Equals(content)) return name;
        return null;
    }

    public static bool Close(Tensor expected, Tensor found) => expected.shape.SequenceEqual(found.shape) && allclose(found, expected, rtol: Tolerance, atol: Tolerance);

    public static double Distance(Tensor expected, Tensor found) =>
        expected.shape.SequenceEqual(found.shape) ? (expected - found).abs().max().item<float>() : double.PositiveInfinity;
}
