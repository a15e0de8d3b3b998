using System.Text.Json.Nodes;

namespace Tlpipe.Abstractions;

/// <summary>What was measured on one split.</summary>
/// <param name="Count">The number of labelled examples, <c>n</c>.</param>
/// <param name="Values">The metrics, in the order of <see cref="IHead.Metrics(TargetSignature)"/>.</param>
/// <param name="Details">What no number holds, a confusion matrix for one; written to the manifest as it is.</param>
public sealed record MeasuredMetrics(int Count, IReadOnlyList<MetricValue> Values, JsonObject? Details = null)
{
    /// <summary>The metric of a name.</summary>
    /// <exception cref="KeyNotFoundException">The head has no such metric.</exception>
    public MetricValue this[string name] =>
        Values.FirstOrDefault(value => value.Name == name) ?? throw new KeyNotFoundException($"no metric is called '{name}'");
}

/// <summary>One metric with its 95 % interval.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">The value.</param>
/// <param name="Low">The interval's lower end; <see langword="null"/> where there is no sound one.</param>
/// <param name="High">The interval's upper end.</param>
public sealed record MetricValue(string Name, double Value, double? Low = null, double? High = null);
