using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>Tables in CSV files: the options of the data set <c>csv</c>.</summary>
public sealed record CsvOptions : IValidatableObject
{
    private const double MostHeld = 0.95;

    /// <summary>The file, with a line of column names first: the training rows, or all of them where <see cref="Validation"/>, <see cref="Test"/> or <see cref="Folds"/> divide them.</summary>
    [Description("The CSV file, with a line of column names first.")]
    public InputPath? Path { get; init; }

    /// <summary>Several files of the same columns, each under a name: <c>{ red: red.csv, white: white.csv }</c>.</summary>
    /// <value>Default: none; <see cref="Path"/> names the only one.</value>
    [Description("Several files of the same columns, each under a name: { red: red.csv, white: white.csv }; in place of path.")]
    public OrderedDictionary<string, InputPath> Files { get; init; } = [];

    /// <summary>The name of a column that says which of <see cref="Files"/> a row is from.</summary>
    /// <value>Default: null, no such column.</value>
    [Description("The name of a column to add, which says which of the files a row is from.")]
    public string? FileColumn { get; init; }

    /// <summary>What is learned, by the names that tasks use: <c>{ income: { column: ABOVE50K } }</c>. These columns are no input.</summary>
    [Description("What is learned, by the names that tasks use, each with its column: { income: { column: ABOVE50K } }.")]
    public OrderedDictionary<string, CsvTargetOptions> Targets { get; init; } = [];

    /// <summary>The types of columns that are not what their cells look like: <c>{ ZIP: category }</c>.</summary>
    /// <value>Default: none; types are inferred, and kept in the lock.</value>
    [Description("The types of columns that are not what they look like: { ZIP: category }; the others are inferred and kept in the lock.")]
    public OrderedDictionary<string, CsvColumnType> Columns { get; init; } = [];

    /// <summary>Columns that are neither input nor target: numbers of rows, weights of a survey.</summary>
    /// <value>Default: none.</value>
    [Description("Columns that are neither input nor target.")]
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Columns whose cells may be missing although none is in these files.</summary>
    /// <value>Default: none.</value>
    [Description("Columns whose cells may be missing although none is in these files.")]
    public IReadOnlyList<string> CanBeMissing { get; init; } = [];

    /// <summary>The words that stand for a missing cell, beside an empty one.</summary>
    /// <value>Default: ?, NA, N/A, n/a, #N/A, NaN, nan, NULL and null.</value>
    [Description("The words that stand for a missing cell, beside an empty one: ?, NA, NaN, null and their like by default.")]
    public IReadOnlyList<string> Missing { get; init; } = CellText.UsualMissing;

    /// <summary>What stands between cells: one character.</summary>
    /// <value>Default: whichever of comma, semicolon, tab and bar is most frequent in the first line.</value>
    [StringLength(1, MinimumLength = 1)]
    [Description("The character between cells; by default whichever of comma, semicolon, tab and bar is most frequent in the first line.")]
    public string? Delimiter { get; init; }

    /// <summary>The file of the validation rows.</summary>
    /// <value>Default: null, for a share or folds.</value>
    [Description("The file of the validation rows, where they have one of their own.")]
    public InputPath? ValidationPath { get; init; }

    /// <summary>The file of the test rows.</summary>
    /// <value>Default: null.</value>
    [Description("The file of the test rows, where they have one of their own.")]
    public InputPath? TestPath { get; init; }

    /// <summary>The share of the rows that validates, drawn with <see cref="Seed"/> from each class of the first target of classes.</summary>
    /// <value>Default: null, for <see cref="ValidationPath"/> or <see cref="Folds"/>.</value>
    [Range(0.01, 0.9)]
    [Description("The share of the rows that validates, drawn from each class.")]
    public double? Validation { get; init; }

    /// <summary>The share of the rows that tests, drawn in the same way.</summary>
    /// <value>Default: null, no test or <see cref="TestPath"/>.</value>
    [Range(0.01, 0.9)]
    [Description("The share of the rows that tests, drawn from each class.")]
    public double? Test { get; init; }

    /// <summary>Cross-validation: the rows but the test's are divided into folds.</summary>
    /// <value>Default: null.</value>
    [Description("Divides the rows (but the test's) into stratified folds, of which one validates.")]
    public FoldOptions? Folds { get; init; }

    /// <summary>Decides which rows are drawn for validation, test and folds.</summary>
    /// <value>0.</value>
    [Description("Decides which rows are drawn for validation, test and folds.")]
    public long Seed { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Path is null == (Files.Count == 0)) yield return new("one of 'path' and 'files' names the table; write one of the two", [nameof(Files)]);
        if (FileColumn is not null && Files.Count == 0) yield return new("'fileColumn' says which of several files a row is from; name them under 'files'", [nameof(FileColumn)]);
        if (Targets.Count == 0) yield return new("nothing is learned; name columns under 'targets', such as { income: { column: ABOVE50K } }", [nameof(Targets)]);
        if (Splittings > 1) yield return new("'validationPath', 'validation' and 'folds' each say which rows validate; keep one of them", [nameof(Validation)]);
        if (Splittings == 0) yield return new("nothing could be measured; set 'validation' to a share of the rows, such as 0.2, or name another file with 'validationPath'", [nameof(Validation)]);
        if (Delimiter is "\"" or "\r" or "\n") yield return new("'delimiter' is a quote or the end of a line, which mean something else in CSV; take another", [nameof(Delimiter)]);
        if (Test is not null && TestPath is not null) yield return new("'test' and 'testPath' both say which rows test; keep one of them", [nameof(Test)]);
        if ((Validation ?? 0) + (Test ?? 0) > MostHeld) yield return new($"'validation' and 'test' leave too few rows for training; together they may be {MostHeld.ToString(System.Globalization.CultureInfo.InvariantCulture)} at most", [nameof(Validation)]);
    }

    private int Splittings => (ValidationPath is null ? 0 : 1) + (Validation is null ? 0 : 1) + (Folds is null ? 0 : 1);
}
