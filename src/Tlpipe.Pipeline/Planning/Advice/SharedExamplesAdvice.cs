using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>Examples of training among those that judge it: what is measured on them is memory (Barz and Denzler 2020, Do We Train on Test Data?).</summary>
internal sealed class SharedExamplesAdvice : IAdvice
{
    private static readonly (Split Seen, Split Judge)[] Pairs = [(Split.Train, Split.Validation), (Split.Train, Split.Test), (Split.Validation, Split.Test)];

    public IEnumerable<Diagnostic> Give(AdviceSubject subject) =>
        subject.DataSets.SelectMany(dataSet => Pairs.Select(pair => Find(subject, dataSet, pair.Seen, pair.Judge)).OfType<Diagnostic>());

    private static Diagnostic? Find(AdviceSubject subject, DataSetDraft dataSet, Split seen, Split judge)
    {
        var judging = subject.Identities(dataSet, judge);
        if (judging.Count == 0) return null;
        var first = new Dictionary<Digest, int>();
        foreach (var (index, example) in subject.Identities(dataSet, seen).Index()) first.TryAdd(example, index);
        List<(int Seen, int Judge)> shared = [.. judging.Index().Where(pair => first.ContainsKey(pair.Item)).Select(pair => (first[pair.Item], pair.Index))];
        return shared.Count > 0
            && subject.Parts.TryAsk(dataSet.Made, data => shared.Take(AdviceDiagnostics.ShownExamples).Select(pair => (data.Describe(seen, pair.Seen), data.Describe(judge, pair.Judge))).ToList(), out var names)
                ? AdviceDiagnostics.SharedExamples(dataSet.Made.Spec.Location, dataSet.Planned.Name, (seen, judge), shared.Count, judging.Count, names)
                : null;
    }
}
