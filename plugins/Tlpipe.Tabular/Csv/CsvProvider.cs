using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>Provides the data set <c>csv</c>.</summary>
[Description("The rows of CSV files: columns of numbers, categories and dates, of which one or more are learned (targets: those named).")]
public sealed class CsvProvider : Provider<IDataSet, CsvOptions>
{
    /// <inheritdoc/>
    protected override IDataSet Create(CsvOptions options, PartContext context) => new CsvDataSet(new CsvContentReader(options, context).Read());
}
