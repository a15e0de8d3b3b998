using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>
/// One class rare beside another: from about ten to one on, networks lose it clearly (Buda et al. 2018, A systematic study of the class imbalance problem), and
/// accuracy doesn't show it. A class with too few examples by any measure is told of by <see cref="FewExamplesAdvice"/> instead.
/// </summary>
internal sealed class RareClassAdvice : IAdvice
{
    /// <summary>How many times the most frequent class is as frequent.</summary>
    public const int Ratio = 10;

    private const string BalancedMetric = "macroF1";

    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        foreach (var task in subject.Tasks.Where(task => task.Planned!.Target.Kind == TargetKind.Class))
        {
            if (subject.Labels(task, Split.Train) is not { } counts) continue;
            var most = counts.PerClass.Max();
            var rare = ClassCounts.Of(task, counts, count => count >= FewExamplesAdvice.ExamplesAClass && (long)count * Ratio <= most);
            if (rare.Count == 0) continue;
            var metric = task.Metrics!.Any(metric => metric.Name == BalancedMetric) ? $"{task.Spec.Name}.{BalancedMetric}" : null;
            yield return AdviceDiagnostics.RareClass(task.Spec, rare, task.Planned!.Target.Classes[counts.PerClass.Index().First(one => one.Item == most).Index], most, metric);
        }
    }
}
