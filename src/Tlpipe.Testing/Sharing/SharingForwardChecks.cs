using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a sharing computes.</summary>
internal static class SharingForwardChecks
{
    public static void FeaturesAsPromised(SharingTrial trial)
    {
        var alone = trial with { Tasks = [trial.Tasks[0]] };
        foreach (var tried in alone.Refusal() is null ? new[] { trial, alone } : [trial])
        {
            using var scope = NewDisposeScope();
            using var network = tried.Build();
            var features = network.Evaluate(tried.Batch());
            if (features.Count != tried.Tasks.Count)
                throw new ConformanceException($"it gives features for {features.Count} tasks where there are {tried.Tasks.Count}", "each head gets those at its task's place", "give one tensor a task, in the order of Tasks");
            var promised = tried.Sharing.Features(tried.Features);
            foreach (var (task, given) in tried.Tasks.Zip(features))
                if (!HasForm(given, promised) || !given.isfinite().all().item<bool>())
                    throw new ConformanceException(
                        $"the task '{task}' gets {ScalarTypeNames.Of(given.dtype)} [{string.Join(", ", given.shape)}] for {SharingTrial.BatchSize} examples, and Features promises {promised.Channels} channels as a {promised.Layout}, finite",
                        "heads are built for what is promised", "correct Features, or what forward gives");
        }
    }

    public static void PureInEvaluation(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var network = trial.Build();
        var batch = trial.Batch();
        var before = ForwardChecks.Contents(network);
        var first = network.Evaluate(batch);
        manual_seed(5);
        if (first.Zip(network.Evaluate(batch)).Any(features => !features.First.equal(features.Second)))
            throw new ConformanceException("in evaluation mode, the same batch gives other features the second time", "predictions must not be drawn by lot", "let dropout and noise heed 'training': use nn.Dropout, or pass training to functional.dropout");
        if (ForwardChecks.Changed(network, before) is { } name)
            throw new ConformanceException($"in evaluation mode, a forward pass changes '{name}'", "a model would change while it is measured", "change statistics only while 'training' is true");
    }

    public static void Independent(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var network = trial.Build();
        var batch = trial.Batch();
        var together = network.Evaluate(batch);
        for (var row = 0; row < SharingTrial.BatchSize; row++)
            foreach (var (whole, alone) in together.Zip(network.Evaluate(batch.narrow(0, row, 1))))
                if (!ForwardChecks.Close(whole.narrow(0, row, 1), alone))
                    throw new ConformanceException(
                        $"the features of example {row} differ by {ForwardChecks.Distance(whole.narrow(0, row, 1), alone):G2} between a batch of {SharingTrial.BatchSize} and a batch of its own",
                        "a prediction would depend on what else is asked at the moment",
                        "compute each example by itself in evaluation mode: reduce over dimensions from 1 on, never over 0");
    }

    public static void LeavesItsInput(SharingTrial trial)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var network = trial.Build();
        network.eval();
        var shared = network.Shared(trial.Batch());
        var before = TensorContent.Of(shared.Values);
        _ = network.Share(shared);
        if (shared.Values.IsInvalid || !TensorContent.Of(shared.Values).Equals(before))
            throw new ConformanceException(
                $"it {(shared.Values.IsInvalid ? "disposes" : "writes into")} the activations that it is given",
                "they may be kept features, which the next epoch uses again", "use operators without an underscore on what comes in, and leave disposing to whoever called");
    }

    public static void AnyBatch(SharingTrial trial)
    {
        const string Why = "applications run the program, not the plugin";
        const string Remedy = "take no sizes out of tensors in forward, and decide nothing by values";
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var network = trial.Build();
        network.eval();
        var other = trial.Batch(5, length: 11, seed: 3);
        try
        {
            using var program = jit.trace(network, trial.Batch(2, length: 8), trial.Batch(3, length: 9));
            if (network.call(other).Zip(program.forward_all(other)).Any(features => !ForwardChecks.Close(features.First, features.Second)))
                throw new ConformanceException("the program recorded with 2 examples gives other features for 5", Why, Remedy);
        }
        catch (Exception error) when (error is TraceException or TorchException)
        {
            throw new ConformanceException($"no program can be recorded that doesn't depend on the size of the batch or the length of the input: {error.Message.Split('\n')[0]}", Why, Remedy, error);
        }
    }

    private static bool HasForm(Tensor features, FeatureSignature promised)
    {
        var (rank, channels) = promised.Layout switch { FeatureLayout.Vector => (2, 1), FeatureLayout.Sequence => (3, 2), _ => (4, 1) };
        var shape = features.shape;
        return shape.Length == rank && shape[0] == SharingTrial.BatchSize && shape[channels] == promised.Channels && features.dtype == ScalarType.Float32;
    }
}
