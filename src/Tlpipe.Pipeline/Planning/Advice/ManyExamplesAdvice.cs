using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>
/// A target set so large that transfer brings little: on the 118,000 pictures of COCO, and still on 35,000, training from scratch ends as high, it only takes
/// longer (He et al. 2019, Rethinking ImageNet Pre-training); so it is for 200,000 medical pictures (Raghu et al. 2019, Transfusion).
/// </summary>
internal sealed class ManyExamplesAdvice : IAdvice
{
    /// <summary>The labelled examples from which on it is told.</summary>
    public const int Examples = 100_000;

    /// <summary>The mean of the classes: many classes of few examples each still gain (Kornblith et al. 2019, Do Better ImageNet Models Transfer Better?).</summary>
    public const int ExamplesAClass = 1_000;

    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        if (subject.Spec.Weights is null) yield break;
        foreach (var task in subject.Tasks)
        {
            if (subject.Labels(task, Split.Train)?.Labelled is not { } count) continue;
            if (count >= Examples && count >= (long)ExamplesAClass * task.Planned!.Target.Classes.Count)
                yield return AdviceDiagnostics.ManyExamples(subject.Spec.Locate("backbone.weights"), task.Spec.Name, count, subject.FreezesTrunk);
        }
    }
}
