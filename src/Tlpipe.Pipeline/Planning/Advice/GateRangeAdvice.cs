using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>A gate that nothing can meet, or that everything meets: <c>min: 93</c> for an accuracy.</summary>
internal sealed class GateRangeAdvice : IAdvice
{
    public IEnumerable<Diagnostic> Give(AdviceSubject subject) => subject.Spec.Gates.SelectMany(gate => Find(subject, gate));

    private static IEnumerable<Diagnostic> Find(AdviceSubject subject, GateSpec gate)
    {
        var metric = subject.Tasks.FirstOrDefault(task => task.Spec.Name == gate.Task)?.Metrics?.FirstOrDefault(metric => metric.Name == gate.MetricName);
        if (metric is null) yield break;
        if (gate.Min > metric.Highest) yield return AdviceDiagnostics.GateNeverMet(gate, "min", gate.Min.Value, metric);
        else if (gate.Min <= metric.Lowest) yield return AdviceDiagnostics.GateAlwaysMet(gate, "min", gate.Min.Value, metric);
        if (gate.Max < metric.Lowest) yield return AdviceDiagnostics.GateNeverMet(gate, "max", gate.Max.Value, metric);
        else if (gate.Max >= metric.Highest) yield return AdviceDiagnostics.GateAlwaysMet(gate, "max", gate.Max.Value, metric);
    }
}
