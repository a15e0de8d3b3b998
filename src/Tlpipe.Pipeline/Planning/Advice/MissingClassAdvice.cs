using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>A class that only one of training and validation knows: it is never learned, or never judged.</summary>
internal sealed class MissingClassAdvice : IAdvice
{
    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        foreach (var task in subject.Tasks)
        {
            if (subject.Labels(task, Split.Train) is not { } train || subject.Labels(task, Split.Validation) is not { } validation) continue;
            var unlearned = ClassCounts.Of(task, train, count => count == 0);
            var unjudged = ClassCounts.Of(task, validation, count => count == 0).Where(one => !unlearned.Any(other => other.Class == one.Class)).ToList();
            if (unlearned.Count > 0) yield return AdviceDiagnostics.NotInTraining(task.Spec, unlearned);
            if (unjudged.Count > 0) yield return AdviceDiagnostics.NotInValidation(task.Spec, unjudged);
        }
    }
}
