using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>
/// Data sets of very unequal size on one trunk: drawn equally the small one is learned by heart, drawn in proportion it is drowned; a temperature between the
/// two does best (Arivazhagan et al. 2019, Massively Multilingual NMT in the Wild; Raffel et al. 2020, T5, section 3.5.2).
/// </summary>
internal sealed class SizesApartAdvice : IAdvice
{
    /// <summary>How many times larger the largest may be than the smallest.</summary>
    public const int Ratio = 4;

    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        var sizes = subject.DataSets.Select(dataSet => (DataSet: dataSet, Count: dataSet.Planned.Data.Count(Split.Train))).ToList();
        var (largest, smallest) = (sizes.MaxBy(one => one.Count), sizes.MinBy(one => one.Count));
        var sampling = subject.Spec.Training.Sampling;
        if (sampling.Use != Samplings.Temperature && largest.Count > (long)Ratio * smallest.Count)
            yield return AdviceDiagnostics.DataSetsApart(sampling, (smallest.DataSet.Planned.Name, smallest.Count), (largest.DataSet.Planned.Name, largest.Count), sampling.Use == Samplings.Default);
        foreach (var tasks in subject.Tasks.GroupBy(task => task.Planned!.DataSet))
        {
            var labels = tasks.Select(task => (Task: task.Spec, Count: subject.Labels(task, Split.Train)?.Labelled)).Where(one => one.Count is not null).ToList();
            if (labels.Count < 2) continue;
            var (most, least) = (labels.MaxBy(one => one.Count), labels.MinBy(one => one.Count));
            if (most.Count > (long)Ratio * least.Count) yield return AdviceDiagnostics.LabelsApart(least.Task, least.Count!.Value, most.Task, most.Count!.Value);
        }
    }
}
