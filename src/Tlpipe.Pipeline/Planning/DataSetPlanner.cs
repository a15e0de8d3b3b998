using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>A data set in the making.</summary>
/// <param name="Planned">The data set under its name.</param>
/// <param name="Made">Where it comes from.</param>
/// <param name="Input">What it gives.</param>
/// <param name="Codec">How it decodes.</param>
/// <param name="AddedTokens">How many tokens it has behind those that the weights know.</param>
/// <param name="Features">What the trunk makes of it; <see langword="null"/> where it doesn't fit.</param>
internal sealed record DataSetDraft(PlannedDataSet Planned, MadePart<IDataSet> Made, InputSignature Input, CodecDescription Codec, int AddedTokens, FeatureSignature? Features);

/// <summary>Plans the data sets: those that tasks use, each once.</summary>
internal sealed class DataSetPlanner(ModelSpec spec, PluginCatalog plugins, PartMaker parts, DiagnosticBag diagnostics)
{
    private static readonly string Kind = ModelPlanning.Kind(PartKind.DataSet);

    /// <summary>The data sets without errors of their own, in the order in which the file names them.</summary>
    public IReadOnlyList<DataSetDraft> Plan(MadePart<IBackbone>? backbone, PartContext context)
    {
        CheckReferences();
        // A damaged lock is told where it is compared; what it remembered is inferred again.
        var inferred = ModelLock.TryRead(ModelLock.PathFor(spec.File))?.Inferred;
        var drafts = new List<DataSetDraft>();
        foreach (var (name, part) in Used())
            if (parts.Make<IDataSet>(Kind, part, context with { Inferred = inferred?.GetValueOrDefault(name) }) is { } made && Reduced(name, Guarded(name, made)) is var used && Draft(name, used, backbone) is { } draft)
                drafts.Add(draft);
        CheckTogether(drafts);
        return drafts;
    }

    private IEnumerable<(string Name, PartSpec Part)> Used() =>
        spec.DataSets.Where(IsUsed).Select(dataSet => (dataSet.Name, dataSet.Part))
            .Concat(spec.Tasks.Where(task => task.DataSet.Inline is not null).Select(task => (task.Name, task.DataSet.Inline!)));

    private bool IsUsed(DataSetSpec dataSet) => spec.Tasks.Any(task => task.DataSet.Name == dataSet.Name);

    private void CheckReferences()
    {
        string[] named = [.. spec.DataSets.Select(dataSet => dataSet.Name)];
        foreach (var task in spec.Tasks)
        {
            if (task.DataSet.Name is { } name && !named.Contains(name, StringComparer.Ordinal))
                diagnostics.Add(PlanningDiagnostics.UnknownDataSet(task.DataSet, named, plugins.Find(Kind, name) is not null));
            if (task.DataSet.Inline is not null && named.Contains(task.Name, StringComparer.Ordinal))
                diagnostics.Add(PlanningDiagnostics.AmbiguousDataSet(task));
        }

        foreach (var dataSet in spec.DataSets.Where(dataSet => !IsUsed(dataSet)))
        {
            diagnostics.Add(PlanningDiagnostics.UnusedDataSet(dataSet));
            parts.Check(Kind, dataSet.Part);
        }
    }

    private static MadePart<IDataSet> Guarded(string name, MadePart<IDataSet> made) => made with { Part = new GuardedDataSet(Planned(name, made)) };

    private static PlannedDataSet Planned(string name, MadePart<IDataSet> made) => new(name, made.Part) { Plugin = made.Source.Plugin?.Name };

    /// <summary>The data set with as many training examples as a comparison wants.</summary>
    private MadePart<IDataSet> Reduced(string name, MadePart<IDataSet> made)
    {
        if (spec.Examples is not { } examples || !parts.TryAsk(made, data => (Count: data.Count(Split.Train), Targets: data.Targets.Keys.ToList()), out var whole) || whole.Count <= examples)
            return made;
        var targets = spec.Tasks.Where(task => (task.DataSet.Name ?? task.Name) == name).Select(task => task.Target ?? whole.Targets[0]).Distinct(StringComparer.Ordinal);
        return made with { Part = new ExampleSubset(made.Part, examples, [.. targets], spec.Seed) };
    }

    private DataSetDraft? Draft(string name, MadePart<IDataSet> made, MadePart<IBackbone>? backbone)
    {
        if (!parts.TryAsk(made, data => (Input: data.Codec.Output, Codec: new CodecDescription(data.Codec.Name, data.Codec.Settings), data.AddedTokens, Train: data.Count(Split.Train), Validation: data.Count(Split.Validation)), out var answer))
            return null;
        if (answer.Train == 0) diagnostics.Add(PlanningDiagnostics.NoExamples(made.Spec.Location, name, Split.Train));
        else if (answer.Validation == 0) diagnostics.Add(PlanningDiagnostics.NoExamples(made.Spec.Location, name, Split.Validation));
        return new(Planned(name, made), made, answer.Input, answer.Codec, answer.AddedTokens, backbone is null ? null : FeaturesOf(name, made, answer.Input, backbone));
    }

    private FeatureSignature? FeaturesOf(string name, MadePart<IDataSet> made, InputSignature input, MadePart<IBackbone> backbone)
    {
        if (!parts.TryAsk(backbone, part => part.Refuses(input), out var reason)) return null;
        if (reason is not null)
        {
            diagnostics.Add(PlanningDiagnostics.InputRefused(made.Spec.Location, name, input, backbone.Source.ToString(), reason));
            return null;
        }

        return parts.TryAsk(backbone, part => part.Features(input), out var features) ? features : null;
    }

    /// <summary>All data sets pass one trunk, and predicting has one codec.</summary>
    private void CheckTogether(List<DataSetDraft> drafts)
    {
        if (drafts.Find(draft => draft.Features is not null) is not { } first) return;
        foreach (var draft in drafts.Where(draft => draft.Features is not null && draft.Features != first.Features))
            diagnostics.Add(PlanningDiagnostics.FeaturesDiffer(draft.Made.Spec.Location, draft.Planned.Name, draft.Features!, first.Planned.Name, first.Features!));
        foreach (var draft in drafts.Where(draft => draft.Features == first.Features))
            if (CodecDifference.Between(draft.Codec, first.Codec) is { } difference)
                diagnostics.Add(PlanningDiagnostics.CodecsDiffer(draft.Made.Spec.Location, draft.Planned.Name, first.Planned.Name, draft.Codec.Name, difference));
    }
}
