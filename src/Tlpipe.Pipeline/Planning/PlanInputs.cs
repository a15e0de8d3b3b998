using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Planning;

/// <summary>
/// Names and digests all that a plan depends on, and makes the keys of it. Paths, roots, threads, device and clock are not among it,
/// so that the same work has the same keys on every machine.
/// </summary>
internal sealed class PlanInputs(ModelSpec spec, PlanningOptions options)
{
    private readonly SortedDictionary<string, (PlannedInput Input, Concern Concern)> _inputs = new(StringComparer.Ordinal);

    /// <summary>What an input matters for.</summary>
    [Flags]
    private enum Concern
    {
        Identity = 0,
        Data = 1,
        Features = 2,
        Training = 4,
        Report = 8,
    }

    /// <summary>The inputs by name.</summary>
    public IReadOnlyList<PlannedInput> All => [.. _inputs.Values.Select(entry => entry.Input)];

    /// <summary>Takes in everything; <see langword="false"/> where a data set can't be digested, which is told.</summary>
    public bool TryDescribe(
        PartMaker parts,
        MadePart<IBackbone> backbone,
        IReadOnlyList<DataSetDraft> dataSets,
        IReadOnlyList<TaskDraft> tasks,
        PlannedWeights? weights,
        MadePart<IStrategy> strategy,
        MadePart<ISampling> sampling,
        MadePart<ISharing> sharing,
        MadePart<IOptimizer> optimizer,
        MadePart<ISchedule> schedule,
        MadePart<IBalancer> balancer)
    {
        Setting("model", spec.Name, Concern.Identity);
        Setting("version", spec.Version.Text, Concern.Identity);
        Setting("tool", options.ToolVersion, Concern.Training);
        Content("engine", Digest.Of(options.EngineIdentity), null, Concern.Features | Concern.Training);
        // A trunk without weights is drawn from the seed, and so are the rows of tokens that the weights don't know.
        Setting("seed", spec.Seed, weights is null or { AddedTokens: > 0 } ? Concern.Features | Concern.Training : Concern.Training);
        Part("backbone", backbone, Concern.Features | Concern.Training);
        if (weights is not null) Content("weights", weights.Digest, weights.Description, Concern.Features | Concern.Training);
        foreach (var dataSet in dataSets)
            if (!TryDescribe(parts, dataSet)) return false;
        Setting("tasks", new JsonArray([.. tasks.Select(task => JsonValue.Create(task.Spec.Name))]), Concern.Training);
        foreach (var task in tasks) Describe(task);
        Part("training.strategy", strategy, Concern.Training);
        if (sampling.Source.Name != Samplings.Default) Part("training.sampling", sampling, Concern.Training);
        if (sharing.Source.Name != Sharings.Default) Part("training.sharing", sharing, Concern.Training);
        Part("training.optimizer", optimizer, Concern.Training);
        Part("training.schedule", schedule, Concern.Training);
        Part("training.balancer", balancer, Concern.Training);
        DescribeTraining();
        DescribeReport();
        return true;
    }

    /// <summary>The keys of all that was taken in.</summary>
    public InputKeys Keys()
    {
        var (data, features) = (KeyOf("data", Concern.Data), KeyOf("features", Concern.Features));
        var training = KeyOf("training", Concern.Training, ("data", data), ("features", features));
        var report = KeyOf("report", Concern.Report);
        return new(data, features, training, report, KeyOf("input", Concern.Identity, ("training", training), ("report", report)));
    }

    private bool TryDescribe(PartMaker parts, DataSetDraft dataSet)
    {
        if (!parts.TryAsk(dataSet.Made, data => (data.Content, Codec: Codec(data.Codec)), out var answer)) return false;
        Content($"data.{dataSet.Planned.Name}", answer.Content, CanonicalOptions.Text(dataSet.Made.Canonical), Concern.Data);
        Setting($"codec.{dataSet.Planned.Name}", answer.Codec, Concern.Features);
        Plugin(dataSet.Made.Source, Concern.Data | Concern.Features);
        return true;
    }

    private void Describe(TaskDraft task)
    {
        Setting(
            $"task.{task.Spec.Name}",
            new JsonObject
            {
                ["dataset"] = task.Planned!.DataSet.Name,
                ["head"] = task.Head!.Canonical.DeepClone(),
                ["target"] = task.Planned.TargetName,
            },
            Concern.Training);
        Plugin(task.Head.Source, Concern.Training);
    }

    private void DescribeTraining()
    {
        Setting("training.epochs", spec.Training.Epochs, Concern.Training);
        Setting("training.batch", spec.Training.Batch, Concern.Training);
        if (spec.Training.EarlyStopping is { } stopping)
            Setting("training.earlyStopping", new JsonObject { ["minDelta"] = stopping.MinDelta, ["patience"] = stopping.Patience }, Concern.Training);
        if (spec.Training.BatchNorm is { } batchNorm) Setting("training.batchNorm", CanonicalOptions.NodeOf(batchNorm)!, Concern.Training);
        if (spec.Training.ClipNorm is { } norm) Setting("training.clipNorm", norm, Concern.Training);
        if (spec.Training.Accumulate != 1) Setting("training.accumulate", spec.Training.Accumulate, Concern.Training);
        if (spec.Training.Averaging is { } decay) Setting("training.averaging", new JsonObject { ["decay"] = decay }, Concern.Training);
        if (spec.Training.Mixup is { } mixup) Setting("training.mixup", new JsonObject { ["alpha"] = mixup }, Concern.Training);
        if (spec.Training.L2Sp is { } penalty) Setting("training.l2sp", new JsonObject { ["alpha"] = penalty.Alpha, ["beta"] = penalty.Beta }, Concern.Training);
    }

    private void DescribeReport()
    {
        JsonNode[] gates =
        [
            .. spec.Gates.Select(gate => new JsonObject { ["max"] = gate.Max, ["metric"] = gate.Metric, ["min"] = gate.Min }),
            .. spec.NegativeTransferForbidden is null ? Array.Empty<JsonNode>() : [new JsonObject { ["negativeTransfer"] = "forbid" }],
        ];
        if (gates.Length > 0) Setting("gates", new JsonArray(gates), Concern.Report);
        if (spec.Comparisons.Count > 0) Setting("compare", new JsonArray([.. spec.Comparisons.Select(comparison => comparison.Canonical())]), Concern.Report);
    }

    private static JsonObject Codec(IInputCodec codec) => new() { ["name"] = codec.Name, ["settings"] = CanonicalOptions.Sort(codec.Settings) };

    private void Part<TPart>(string name, MadePart<TPart> part, Concern concern)
        where TPart : class
    {
        Setting(name, part.Canonical.DeepClone(), concern);
        Plugin(part.Source, concern);
    }

    /// <summary>Only a plugin that is used enters, and only for what it is used for.</summary>
    private void Plugin(CatalogPart part, Concern concern)
    {
        if (part.Plugin is not { } plugin) return;
        var name = $"plugin.{plugin.Name}";
        Content(name, plugin.Digest, plugin.Release, concern | (_inputs.TryGetValue(name, out var known) ? known.Concern : default));
    }

    private void Setting(string name, JsonNode value, Concern concern)
    {
        Content(name, Digest.Of(CanonicalOptions.Text(value)), BriefJson.Text(value), concern);
    }

    private void Content(string name, Digest digest, string? value, Concern concern) => _inputs[name] = (new(name, digest, value), concern);

    private Digest KeyOf(string purpose, Concern concern, params (string Name, Digest Digest)[] others)
    {
        using var key = new DigestBuilder();
        key.Add("purpose", purpose);
        foreach (var (name, digest) in others) key.Add(name, digest);
        foreach (var (input, matters) in _inputs.Values.Where(entry => concern == Concern.Identity ? entry.Concern == Concern.Identity : entry.Concern.HasFlag(concern)))
            key.Add(input.Name, input.Digest);
        return key.Build();
    }
}
