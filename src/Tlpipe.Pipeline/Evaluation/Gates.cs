using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>Compares what a model reached with what its file demands.</summary>
internal static class Gates
{
    /// <summary>An error for each gate that isn't met.</summary>
    /// <param name="plan">The plan, whose specification holds the gates.</param>
    /// <param name="metric">The value of a task's metric for the epoch that ships.</param>
    public static IReadOnlyList<Diagnostic> Unmet(TrainingPlan plan, Func<string, string, double> metric)
    {
        var unmet = new List<Diagnostic>();
        foreach (var gate in plan.Spec.Gates)
        {
            var (task, name) = (gate.Metric[..gate.Metric.IndexOf('.')], gate.Metric[(gate.Metric.IndexOf('.') + 1)..]);
            var value = metric(task, name);
            // A value that is not a number meets no gate.
            if (gate.Min is { } minimum && (value < minimum || double.IsNaN(value))) unmet.Add(TooLow(gate.Metric, value, minimum, gate.Location));
            if (gate.Max is { } maximum && (value > maximum || double.IsNaN(value))) unmet.Add(TooHigh(gate.Metric, value, maximum, gate.Location));
        }

        return unmet;
    }

    private static Diagnostic TooLow(string metric, double value, double minimum, SourceLocation at) => Diagnostic.Error(
        "TLP6001", $"the gate is not met: {metric} is {value:0.######} and must be at least {minimum:0.######}; this model is not published", at);

    private static Diagnostic TooHigh(string metric, double value, double maximum, SourceLocation at) => Diagnostic.Error(
        "TLP6001", $"the gate is not met: {metric} is {value:0.######} and must be at most {maximum:0.######}; this model is not published", at);
}
