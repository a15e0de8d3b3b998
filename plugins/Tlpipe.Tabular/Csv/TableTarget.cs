using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>A target with the labels of all rows.</summary>
/// <param name="Name">The name that tasks use.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Classes">The classes, in order; empty for numbers.</param>
/// <param name="Labels">The label of each row of the table: a number, or the index of a class; not a number where it is missing.</param>
internal sealed record TableTarget(string Name, CsvTargetKind Kind, IReadOnlyList<string> Classes, double[] Labels)
{
    /// <summary>What is learned from some rows.</summary>
    public TargetSignature Signature(IReadOnlyList<int> train)
    {
        if (Kind == CsvTargetKind.Class) return TargetSignature.OneOf(Classes);
        double[] known = [.. train.Select(row => Labels[row]).Where(label => !double.IsNaN(label))];
        var mean = known.Average();
        return TargetSignature.NumberAround(mean, Math.Sqrt(known.Average(label => (label - mean) * (label - mean))));
    }
}
