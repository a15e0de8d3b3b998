using System.ComponentModel;
using Tlpipe.Abstractions;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Csv;

/// <summary>Provides the data set <c>text-csv</c>.</summary>
[Description("Texts and their labels in the columns of a CSV file (targets: those named).")]
public sealed class TextCsvProvider : Provider<IDataSet, TextCsvOptions>
{
    /// <inheritdoc/>
    protected override IDataSet Create(TextCsvOptions options, PartContext context) =>
        new TextSetReader(options, context, options.Targets, (path, problems) => new TextTable(path, options, problems).Read()).Read();
}
