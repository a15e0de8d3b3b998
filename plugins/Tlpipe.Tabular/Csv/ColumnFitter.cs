using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>Makes the codec's columns from training rows alone: means, deviations and words.</summary>
internal static class ColumnFitter
{
    /// <summary>A column for the cells that training has.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="schema">What it holds.</param>
    /// <param name="cells">The training cells that are there.</param>
    public static RowColumn Fit(string name, ColumnSchema schema, IEnumerable<string> cells)
    {
        switch (schema.Type)
        {
            case CsvColumnType.Number:
                var (mean, deviation) = Moments([.. cells.Select(Number)]);
                return new NumberColumn(name, schema.CanBeMissing, mean, deviation);
            case CsvColumnType.Date:
                DateTimeOffset[] moments = [.. cells.Select(Moment)];
                (mean, deviation) = Moments([.. moments.Select(CellText.Days)]);
                return new DateColumn(name, schema.CanBeMissing, mean, deviation, moments.Any(moment => moment.TimeOfDay != TimeSpan.Zero));
            default:
                return new CategoryColumn(name, schema.CanBeMissing, [.. cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }
    }

    /// <summary>Mean and standard deviation; what doesn't vary, or isn't there, has a deviation of 1.</summary>
    private static (double Mean, double Deviation) Moments(double[] values)
    {
        if (values.Length == 0) return (0, 1);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return double.IsFinite(deviation) && deviation > Math.Abs(mean) * 1e-12 ? (mean, deviation) : (double.IsFinite(mean) ? mean : 0, 1);
    }

    private static double Number(string cell) => CellText.TryNumber(cell, out var number) ? number : throw new FormatException(cell);

    private static DateTimeOffset Moment(string cell) => CellText.TryDate(cell, out var moment) ? moment : throw new FormatException(cell);
}
