using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Tokens that the data sets have and the weights don't.</summary>
/// <param name="Count">How many; all data sets of a model have the same.</param>
/// <param name="DataSet">The first data set that has them.</param>
/// <param name="Location">Where the model file speaks of it.</param>
internal sealed record NewTokens(int Count, string DataSet, SourceLocation Location)
{
    /// <summary>Those of data sets; <see langword="null"/> where there are none.</summary>
    public static NewTokens? Of(IReadOnlyList<DataSetDraft> dataSets) => dataSets.FirstOrDefault(dataSet => dataSet.AddedTokens > 0) is { } first
        ? new(first.AddedTokens, first.Planned.Name, first.Made.Spec.Location)
        : null;
}
