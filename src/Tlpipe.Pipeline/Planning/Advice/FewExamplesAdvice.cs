using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>
/// Too few examples of a class. With good features ten of each teach a linear layer much, fewer are the province of few-shot methods, whose results spread by
/// several points with the choice of examples (Kolesnikov et al. 2020, Big Transfer; Chen et al. 2019, A Closer Look at Few-shot Classification).
/// </summary>
internal sealed class FewExamplesAdvice : IAdvice
{
    /// <summary>The examples that a class should have at least.</summary>
    public const int ExamplesAClass = 10;

    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        foreach (var task in subject.Tasks)
        {
            if (subject.Labels(task, Split.Train) is not { } counts) continue;
            var few = ClassCounts.Of(task, counts, count => count is > 0 and < ExamplesAClass);
            if (few.Count > 0) yield return AdviceDiagnostics.FewExamples(task.Spec, few, Remedy(subject));
        }
    }

    private static string Remedy(AdviceSubject subject) => (subject.Spec.Weights, subject.FreezesTrunk) switch
    {
        (null, _) => "add some, or give the backbone 'weights', which need fewer",
        (_, false) => "add some, or write 'strategy: frozen', which can learn less by heart",
        _ => "add some",
    };
}
