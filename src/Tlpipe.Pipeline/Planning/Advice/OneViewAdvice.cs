using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>A frozen trunk sees one random view of each example.</summary>
internal sealed class OneViewAdvice : IAdvice
{
    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        if (subject.Strategy.Part.Views != 1) yield break;
        foreach (var dataSet in subject.DataSets)
            if (subject.Parts.TryAsk(dataSet.Made, data => data.Augments, out var augments) && augments)
                yield return AdviceDiagnostics.OneView(subject.Strategy.Spec.Location, dataSet.Planned.Name, subject.Strategy.Source.Name);
    }
}
