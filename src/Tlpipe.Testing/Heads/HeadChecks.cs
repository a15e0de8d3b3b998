using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>What a head computes.</summary>
internal static class HeadChecks
{
    private const int Count = 12;

    public static void Refusals(IHead head, FeatureSignature features, IReadOnlyList<TargetSignature> targets)
    {
        var refusals = targets.Select(target => head.Refuses(features, target)).ToList();
        if (refusals.TrueForAll(refusal => refusal is not null))
            throw new ConformanceException($"it takes none of {targets.Count} targets: {refusals[0]}", "there is nothing that it could learn", "override Targets in the test class with one that it takes, or correct Refuses");
        foreach (var refusal in refusals.OfType<string>()) RefusalChecks.IsClause(refusal);
    }

    public static void MetaAgrees(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var real = trial.Layer();
        using var device = device_scope(META);
        using var planned = trial.Head.Build(trial.FeatureSignature, trial.Target);
        if (!Names(real).SequenceEqual(Names(planned)) || planned.state_dict().Values.Any(entry => !entry.is_meta))
            throw new ConformanceException(
                $"{trial}under the meta device the layer is [{string.Join("; ", Names(planned))}], and really [{string.Join("; ", Names(real))}]",
                "planning builds it for its shapes alone", "build the same modules wherever it is built, and read no values in the constructor");
    }

    public static void OutputIsAsPromised(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var layer = trial.Layer();
        layer.eval();
        var output = layer.call(trial.Features(Count));
        var promised = trial.Head.Output(trial.Target);
        var width = promised.Kind == OutputKind.Number ? 1 : promised.Labels.Count;
        if (!output.shape.SequenceEqual([Count, width]))
            throw new ConformanceException(
                $"{trial}the layer gives [{string.Join(", ", output.shape)}] for {Count} examples, and Output promises {promised.Kind} of {width}",
                "an application reads the output by what is promised, without the plugin", "give one column for each label of Output; for numbers, one");
    }

    public static void LossReachesAll(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var layer = trial.Layer();
        layer.train();
        var features = trial.Features(Count).requires_grad_();
        for (var step = 0; step < 3; step++)
        {
            var loss = trial.Head.Loss(layer.call(features), trial.Labels(Count));
            if (loss.numel() != 1 || !float.IsFinite(loss.item<float>()))
                throw new ConformanceException($"{trial}the loss of {Count} examples is [{string.Join(", ", loss.shape)}], {(loss.numel() == 1 ? $"{loss.item<float>()}" : "no scalar")}", "balancers and the optimizer take one finite number a task", "give the mean over the examples");
            loss.backward();
        }

        if (layer.named_parameters().FirstOrDefault(entry => entry.parameter.grad is null) is { name: { } name })
            throw new ConformanceException($"{trial}no gradient reaches '{name}'", "it would never learn", "use it in forward, or make it a buffer");
        if (features.grad is null)
            throw new ConformanceException($"{trial}no gradient reaches the features", "the trunk would never learn from this task", "leave out detach() and no_grad() between features and loss");
    }

    public static void LossIsTheMean(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var layer = trial.Layer();
        layer.eval();
        var (output, labels) = (layer.call(trial.Features(Count)), trial.Labels(Count));
        var losses = trial.Head.Losses(output, labels);
        if (!losses.shape.SequenceEqual([Count]))
            throw new ConformanceException($"{trial}Losses gives [{string.Join(", ", losses.shape)}] for {Count} examples", "mixing and reports look at the loss of each example", $"give [{Count}]: one number an example");
        var (whole, mean) = (trial.Head.Loss(output, labels).item<float>(), losses.mean().item<float>());
        if (Math.Abs(whole - mean) > 1e-4 * Math.Max(1, Math.Abs(whole)))
            throw new ConformanceException($"{trial}Loss is {whole:G6}, and the mean of Losses {mean:G6}", "training would follow another number than it shows", "let Loss be Losses(output, target).mean(), or leave Losses out");
    }

    public static void MetricsAsPromised(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        var promised = trial.Head.Metrics(trial.Target);
        if (promised.Count == 0)
            throw new ConformanceException($"{trial}Metrics is empty", "the epoch that ships is chosen by the first metric", "measure at least one thing");
        var measured = Measure(trial, Count);
        if (measured.Count != Count || !measured.Values.Select(value => value.Name).SequenceEqual(promised.Select(metric => metric.Name)))
            throw new ConformanceException(
                $"{trial}it measures {string.Join(", ", measured.Values.Select(value => value.Name))} of {measured.Count} examples, and promises {string.Join(", ", promised.Select(metric => metric.Name))} of {Count}",
                "gates and reports name metrics before anything is measured", "give every metric of Metrics, in its order, and count the examples that were added");
        foreach (var (metric, value) in promised.Zip(measured.Values))
            if (value.Value < metric.Lowest || value.Value > metric.Highest || value.Low > value.Value || value.High < value.Value)
                throw new ConformanceException(
                    $"{trial}{metric.Name} is {value.Value}, in an interval from {value.Low} to {value.High}, and lies between {metric.Lowest} and {metric.Highest} by promise",
                    "a gate outside of the bounds is refused while planning", "correct the bounds in Metrics, or the measurement");
    }

    public static void MeasuresInBatches(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        var (once, batches) = (Measure(trial, Count), Measure(trial, 5));
        foreach (var (one, other) in once.Values.Zip(batches.Values))
            if (!(Math.Abs(one.Value - other.Value) <= 1e-5 * Math.Max(1, Math.Abs(one.Value))) && !(double.IsNaN(one.Value) && double.IsNaN(other.Value)))
                throw new ConformanceException(
                    $"{trial}{one.Name} is {one.Value:G6} measured at once, and {other.Value:G6} in batches of 5", "the metric would change with the size of a batch", "gather counts and sums over all batches, and divide in Result");
    }

    public static void Probes(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var layer = trial.Layer();
        layer.eval();
        var vectors = new HeadTrial(trial.Head, new(trial.FeatureSignature.Channels), trial.Target);
        var outputs = trial.Head.Probe(vectors.Features(Count), trial.Labels(Count), vectors.Features(5, seed: 2), trial.Target);
        var width = layer.call(trial.Features(5)).shape[1];
        if (!outputs.shape.SequenceEqual([5, width]) || !outputs.isfinite().all().item<bool>())
            throw new ConformanceException(
                $"{trial}Probe gives [{string.Join(", ", outputs.shape)}] for 5 examples where the layer gives [5, {width}], or numbers that are not finite",
                "the start of the learning curve is measured as any epoch is", "give what the layer would: logits a class or label, or one number");
    }

    public static void StateRoundTrip(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var first = trial.Layer(1);
        using var second = trial.Layer(2);
        second.load_state_dict(first.state_dict());
        first.eval();
        second.eval();
        if (!first.call(trial.Features(Count)).equal(second.call(trial.Features(Count))))
            throw new ConformanceException($"{trial}a layer with the state dict of another gives other outputs", "a model that is saved would not be the one that was trained", "register whatever decides the outputs: register_module, register_parameter, register_buffer");
    }

    public static void AnyBatch(HeadTrial trial)
    {
        const string Why = "applications run the program, not the plugin";
        const string Remedy = "take no sizes out of tensors in forward, and decide nothing by values";
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var layer = trial.Layer();
        layer.eval();
        var five = trial.Features(5, seed: 3);
        try
        {
            using var program = jit.trace(layer, trial.Features(2), trial.Features(3));
            if (!ForwardChecks.Close(layer.call(five), program.call(five)))
                throw new ConformanceException($"{trial}the program recorded with 2 examples gives other outputs for 5", Why, Remedy);
        }
        catch (Exception error) when (error is TraceException or TorchException)
        {
            throw new ConformanceException($"{trial}no program can be recorded that doesn't depend on the size of the batch: {error.Message.Split('\n')[0]}", Why, Remedy, error);
        }
    }

    public static void LeavesNoTensor(HeadTrial trial)
    {
        using var scope = NewDisposeScope();
        using var layer = trial.Layer();
        var (features, labels) = (trial.Features(Count), trial.Labels(Count));
        var output = layer.call(features);
        if (Leaks.Of(Step) is > 0 and var left)
            throw new ConformanceException($"{trial}a loss and a measurement leave {left} tensors behind", "an epoch of them may not fit into memory", "open a NewDisposeScope() in Loss (give the result out with MoveToOuterDisposeScope()), and one in Add; keep numbers in a measurement, not tensors");

        void Step()
        {
            trial.Head.Loss(output, labels).Dispose();
            var measurement = trial.Head.Measure(trial.Target);
            measurement.Add(output, labels);
            _ = measurement.Result();
        }
    }

    private static MeasuredMetrics Measure(HeadTrial trial, int batch)
    {
        using var mode = no_grad();
        using var layer = trial.Layer();
        layer.eval();
        var (output, labels) = (layer.call(trial.Features(Count)), trial.Labels(Count));
        var measurement = trial.Head.Measure(trial.Target);
        for (var row = 0; row < Count; row += batch)
            measurement.Add(output.narrow(0, row, Math.Min(batch, Count - row)), labels.narrow(0, row, Math.Min(batch, Count - row)));
        return measurement.Result();
    }

    private static List<string> Names(nn.Module module) => [.. module.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]")];
}
