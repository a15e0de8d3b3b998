using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Testing.Checking;

/// <summary>Whether examples and labels are what signatures promise.</summary>
internal static class ShapeChecks
{
    private const string Planned = "networks are planned from what is promised, before anything is read";

    public static void Inputs(IDataSet data, int most)
    {
        var promised = data.Codec.Output;
        foreach (var example in Examples.Of(data, most))
        {
            using var input = data.Read(example.Split, example.Index, randomness: null);
            if (Problem(input, promised) is { } problem)
                throw new ConformanceException($"the {example} {problem}, and Codec.Output promises {promised}", Planned, "correct Codec.Output, or what Read gives");
        }
    }

    /// <summary>How a tensor breaks a signature, in a clause.</summary>
    public static string? Problem(Tensor input, InputSignature promised)
    {
        var shape = input.shape;
        if (input.dtype != promised.Type) return $"is of type {ScalarTypeNames.Of(input.dtype)}";
        if (shape.Length != promised.Shape.Count || promised.Shape.Zip(shape).Any(size => size.First is { } wanted && wanted != size.Second))
            return $"has the shape [{string.Join(", ", shape)}]";
        if (input.numel() == 0) return $"is empty: [{string.Join(", ", shape)}]";
        using var scope = NewDisposeScope();
        if (promised.Vocabulary is { } vocabulary)
        {
            var (least, greatest) = (input.min().item<long>(), input.max().item<long>());
            if (least < 1) return $"has the index {least}, and 0 is padding, which no token has";
            if (greatest >= vocabulary) return $"has the index {greatest}";
        }

        return input.dtype is ScalarType.Float32 or ScalarType.Float64 && !input.isfinite().all().item<bool>() ? "has a number that is not finite" : null;
    }

    public static void Labels(IDataSet data, int most)
    {
        foreach (var (name, target) in data.Targets)
        {
            if (target.Kind != TargetKind.Number && (target.Classes.Count == 0 || target.Classes.Distinct(StringComparer.Ordinal).Count() != target.Classes.Count))
                throw new ConformanceException(
                    $"the target '{name}' has the classes [{string.Join(", ", target.Classes)}]", "reports and typed clients tell classes by their names", "give each class a name of its own");
            foreach (var example in Examples.Of(data, most))
            {
                using var label = data.Target(example.Split, example.Index, name);
                if (label is not null && LabelProblem(label, target) is { } problem)
                    throw new ConformanceException(
                        $"the label of the {example} for '{name}' is {problem}",
                        "heads take labels as the target's signature says, and don't look at them again",
                        target.Kind switch
                        {
                            TargetKind.Class => $"give tensor((long)index), from 0 to {target.Classes.Count - 1}, or null where the label is missing",
                            TargetKind.Labels => $"give a float32 tensor of {target.Classes.Count} zeros and ones, or null where the label is missing",
                            _ => "give a finite float32 scalar, or null where the label is missing",
                        });
            }
        }
    }

    private static string? LabelProblem(Tensor label, TargetSignature target)
    {
        var form = $"{ScalarTypeNames.Of(label.dtype)} [{string.Join(", ", label.shape)}]";
        return target.Kind switch
        {
            TargetKind.Class => label.dtype != ScalarType.Int64 || label.dim() != 0 ? form
                : label.item<long>() is var index && (index < 0 || index >= target.Classes.Count) ? $"{index}" : null,
            TargetKind.Labels => label.dtype != ScalarType.Float32 || !label.shape.SequenceEqual([target.Classes.Count]) ? form
                : label.ToArray<float>().Any(value => value is not (0 or 1)) ? $"[{string.Join(", ", label.ToArray<float>())}]" : null,
            _ => label.dtype != ScalarType.Float32 || label.dim() != 0 ? form : !float.IsFinite(label.item<float>()) ? "not finite" : null,
        };
    }

    public static void LabelCounts(IDataSet data, int most)
    {
        foreach (var (name, target) in data.Targets)
            foreach (var split in Enum.GetValues<Split>())
            {
                if (data.Count(split) <= most && data.CountLabels(split, name) is { } counts) Compare(counts, Counted(data, split, name, target), split, name);
                foreach (var example in Examples.Of(data, most).Where(example => example.Split == split)) CompareClass(data, example, name, target);
            }
    }

    private static void Compare(LabelCounts told, LabelCounts given, Split split, string target)
    {
        if (told.Labelled != given.Labelled || !told.PerClass.SequenceEqual(given.PerClass))
            throw new ConformanceException(
                $"CountLabels({split}, {target}) tells {Shown(told)}, and Target gives {Shown(given)}",
                "advice on few, rare and missing labels is given by these counts",
                "count what Target gives, or let CountLabels be null");

        static string Shown(LabelCounts counts) => $"{counts.Labelled} labels ({string.Join(", ", counts.PerClass)})";
    }

    private static LabelCounts Counted(IDataSet data, Split split, string name, TargetSignature target)
    {
        var (labelled, counts) = (0, new int[target.Classes.Count]);
        for (var example = 0; example < data.Count(split); example++)
        {
            using var label = data.Target(split, example, name);
            if (label is null) continue;
            labelled++;
            if (target.Kind == TargetKind.Class && label.item<long>() is >= 0 and var index && index < counts.Length) counts[index]++;
            if (target.Kind == TargetKind.Labels)
                foreach (var (at, value) in label.ToArray<float>().Index())
                    counts[at] += value > 0 ? 1 : 0;
        }

        return new(labelled, counts);
    }

    private static void CompareClass(IDataSet data, Example example, string name, TargetSignature target)
    {
        if (data.ClassOf(example.Split, example.Index, name) is not { } told) return;
        using var label = data.Target(example.Split, example.Index, name);
        var given = label is not null && target.Kind == TargetKind.Class ? label.item<long>() : (long?)null;
        if (given != told)
            throw new ConformanceException(
                $"ClassOf says {told} for the {example} and '{name}', and Target gives {given?.ToString() ?? "no class"}",
                "one example with two labels is searched for by it",
                "let both look at the same label; ClassOf is null where the label is missing or no class");
    }

    public static void Lengths(IDataSet data, int most)
    {
        foreach (var example in Examples.Of(data, most))
        {
            if (data.LengthOf(example.Split, example.Index) is not { } told) continue;
            using var input = data.Read(example.Split, example.Index, randomness: null);
            if (input.shape[0] != told)
                throw new ConformanceException(
                    $"LengthOf says {told} for the {example}, and Read gives [{string.Join(", ", input.shape)}]",
                    "batches are made of examples of similar length by it",
                    "count as Read does, its greatest length included");
        }
    }
}
