using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Plans where a trunk's parameters come from, and compares names and shapes before anything is trained.</summary>
internal sealed class WeightsPlanner(ModelSpec spec, PlanningOptions options, InputFiles files, DiagnosticBag diagnostics)
{
    private const string TrunkPrefix = "trunk.";
    private const string SharingPrefix = "sharing.";
    private const string HeadsPrefix = "heads.";
    private static readonly string[] ModelPrefixes = [TrunkPrefix, SharingPrefix, HeadsPrefix];

    private readonly SourceLocation _at = spec.Locate("backbone.weights");

    /// <summary>The weights; <see langword="null"/> for a random start, or after errors.</summary>
    /// <param name="source">Where they come from; <see langword="null"/> for a random start, or after errors.</param>
    /// <param name="parts">Asks the backbone.</param>
    /// <param name="backbone">The backbone; <see langword="null"/> after errors, which leaves the file itself to check.</param>
    /// <param name="expected">What the trunk holds; <see langword="null"/> after errors.</param>
    /// <param name="tokens">The tokens that the weights don't know; <see langword="null"/> for none.</param>
    public PlannedWeights? Plan(WeightsSource? source, PartMaker parts, MadePart<IBackbone>? backbone, IReadOnlyList<ExpectedWeight>? expected, NewTokens? tokens)
    {
        if (source is null || tokens is null || backbone is null || expected is null) return Plan(source, parts, backbone, expected);
        if (!parts.TryAsk(backbone, part => part.TokenWeights.ToHashSet(StringComparer.Ordinal), out var names)) return null;
        if (!expected.Any(weight => names.Contains(weight.Name)))
        {
            diagnostics.Add(PlanningDiagnostics.NoTokenWeights(tokens.Location, tokens.DataSet, tokens.Count, source.Path.Text, backbone.Source.ToString()));
            return null;
        }

        return Plan(source, parts, backbone, [.. expected.Select(weight => names.Contains(weight.Name) ? Without(weight, tokens.Count) : weight)]) is { } weights
            ? weights with { AddedTokens = tokens.Count }
            : null;
    }

    /// <summary>What the weights hold of a parameter that has rows for tokens of which they know nothing.</summary>
    private static ExpectedWeight Without(ExpectedWeight weight, int rows) => weight with { Shape = [weight.Shape[0] - rows, .. weight.Shape.Skip(1)] };

    private PlannedWeights? Plan(WeightsSource? source, PartMaker parts, MadePart<IBackbone>? backbone, IReadOnlyList<ExpectedWeight>? expected) => source switch
    {
        null => null,
        { Upstream: { } upstream } => backbone is null || expected is null ? null : Connect(source.Path, upstream, backbone, expected),
        { Referenced: { } model } => FromCheckpoint(parts, source.Path, model.Weights, backbone, expected) is { } weights
            ? weights with { Digest = model.TrainingKey, UpstreamVersion = model.Version }
            : null,
        _ => FromCheckpoint(parts, source.Path, source.Path.FullPath, backbone, expected),
    };

    private PlannedWeights? FromCheckpoint(PartMaker parts, InputPath path, string file, MadePart<IBackbone>? backbone, IReadOnlyList<ExpectedWeight>? expected)
    {
        try
        {
            using var checkpoint = Checkpoint.Open(file);
            if (backbone is null || expected is null || !parts.TryAsk(backbone, part => Map(part, checkpoint), out var names)) return null;
            var match = WeightMatch.Compare(checkpoint.Entries, expected, name => names[name] ?? name, name => names[name] is null);
            match.ThrowUnlessFits(path.Text, backbone.Source.ToString());
            return new(
                path.Text,
                file,
                files.DigestOf(file),
                match.Matched.ToDictionary(pair => pair.Expected.Name, pair => pair.Entry.Name),
                [.. match.DroppedHead.Select(entry => entry.Name)]);
        }
        catch (DiagnosticException error)
        {
            diagnostics.AddRange(error.Diagnostics.Select(diagnostic => PlanningDiagnostics.Weights(_at, path, diagnostic)));
            return null;
        }
        catch (IOException error)
        {
            diagnostics.Add(PlanningDiagnostics.Weights(_at, path, Diagnostic.Error("TLP4001", $"cannot be read: {error.Message.TrimEnd('.')}")));
            return null;
        }
    }

    /// <summary>The trunk's name for each entry; <see langword="null"/> for the old last layer. Our own model files call the trunk's entries after it.</summary>
    private static Dictionary<string, string?> Map(IBackbone backbone, Checkpoint checkpoint)
    {
        var names = checkpoint.Entries.Select(entry => entry.Name).ToList();
        var isModel = names.TrueForAll(name => Array.Exists(ModelPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
        return names.ToDictionary(name => name, name => !isModel
            ? backbone.MapCheckpointName(name)
            : name.StartsWith(TrunkPrefix, StringComparison.Ordinal) ? name[TrunkPrefix.Length..] : null);
    }

    private PlannedWeights? Connect(InputPath path, TrainingPlan upstream, MadePart<IBackbone> backbone, IReadOnlyList<ExpectedWeight> expected)
    {
        var given = TrunkShapes.Of(upstream.Backbone, upstream.DataSets[0].Data.Codec.Output).Weights;
        var differences = Differences(given, expected);
        if (differences.Length > 0)
        {
            diagnostics.Add(PlanningDiagnostics.UpstreamDiffers(_at, path.Text, $"backbone '{upstream.Spec.Backbone.Use}'", backbone.Source.ToString(), differences));
            return null;
        }

        return new(
            path.Text,
            Path.Combine(options.OutputFolder, upstream.Spec.Name, upstream.Spec.Version.Text, "model.safetensors"),
            upstream.Keys.Training,
            expected.ToDictionary(weight => weight.Name, weight => TrunkPrefix + weight.Name),
            [.. SharingShape.Of(upstream).Names.Select(name => SharingPrefix + name), .. upstream.Tasks.SelectMany(task => TrunkShapes.NamesOf(task).Select(name => $"{HeadsPrefix}{HeadNames.Of(task.Name)}.{name}"))],
            upstream,
            upstream.Spec.Version.Text);
    }

    private static string Differences(IReadOnlyList<ExpectedWeight> given, IReadOnlyList<ExpectedWeight> expected)
    {
        const int Shown = 5;
        var shapes = given.ToDictionary(weight => weight.Name, weight => weight.Shape);
        var names = expected.Select(weight => weight.Name).ToHashSet(StringComparer.Ordinal);
        string[] all =
        [
            .. expected.Where(weight => !shapes.ContainsKey(weight.Name)).Select(weight => $"{weight.Name} is missing"),
            .. expected.Where(weight => shapes.TryGetValue(weight.Name, out var shape) && !shape.SequenceEqual(weight.Shape))
                .Select(weight => $"{weight.Name} is {Words(shapes[weight.Name])}, wanted {Words(weight.Shape)}"),
            .. given.Where(weight => !names.Contains(weight.Name)).Select(weight => $"{weight.Name} is extra"),
        ];
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $", and {all.Length - Shown} more" : "");
    }

    private static string Words(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}
