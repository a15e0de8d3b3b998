using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>The same example with two labels in training: one of them is wrong, and the network is pulled both ways (Northcutt et al. 2021, Pervasive Label Errors).</summary>
internal sealed class TwoLabelsAdvice : IAdvice
{
    public IEnumerable<Diagnostic> Give(AdviceSubject subject) => 
        subject.Tasks.DistinctBy(task => (task.Planned!.DataSet, task.Planned.TargetName)).Select(task => Find(subject, task)).OfType<Diagnostic>();

    private static Diagnostic? Find(AdviceSubject subject, TaskDraft task)
    {
        var dataSet = subject.DraftOf(task);
        var repeated = subject.Identities(dataSet, Split.Train).Index()
            .GroupBy(example => example.Item, example => example.Index)
            .Where(examples => examples.Skip(1).Any())
            .ToList();
        if (repeated.Count == 0 || !subject.Parts.TryAsk(dataSet.Made, data => Contradictions(data, task.Planned!.TargetName, repeated), out var found) || found.Count == 0) return null;
        return AdviceDiagnostics.TwoLabels(dataSet.Made.Spec.Location, dataSet.Planned.Name, task.Spec.Name, found.Count, [.. found.Take(AdviceDiagnostics.ShownExamples)]);
    }

    private static List<(string One, string Other)> Contradictions(IDataSet data, string target, IEnumerable<IEnumerable<int>> repeated)
    {
        var found = new List<(string, string)>();
        foreach (var examples in repeated)
        {
            var labelled = examples.Select(index => (Index: index, Class: data.ClassOf(Split.Train, index, target))).Where(example => example.Class is not null).ToList();
            if (labelled.Find(example => example.Class != labelled[0].Class) is { Class: not null } other)
                found.Add((data.Describe(Split.Train, labelled[0].Index), data.Describe(Split.Train, other.Index)));
        }

        return found;
    }
}
