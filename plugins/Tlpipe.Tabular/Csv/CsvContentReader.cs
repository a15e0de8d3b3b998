using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>Makes examples of a table: finds out what its columns are, reads the labels, deals the rows out, and fits the codec to those that train.</summary>
/// <param name="options">What the model file says.</param>
/// <param name="context">What the pipeline knows.</param>
internal sealed class CsvContentReader(CsvOptions options, PartContext context)
{
    private readonly DiagnosticCollector _problems = new(CsvErrors.MoreProblems);
    private readonly HashSet<string> _missing = new(options.Missing, StringComparer.Ordinal);

    /// <summary>Reads it all.</summary>
    /// <exception cref="DiagnosticException">Files are missing or not as they should be (TLP3431 to TLP3451), all of it told at once.</exception>
    public CsvContent Read()
    {
        var table = new TableReader(options, context.Files, _problems).Read();
        CheckNames(table);
        _problems.ThrowIfAny();
        var pretrained = context.Pretrained is { Name: RowCodec.CodecName } codec ? RowCodec.FromSettings(codec.Settings) : null;
        var inputs = Inputs(table, pretrained);
        _problems.ThrowIfAny();

        var columns = new ColumnReader(table, _missing, _problems);
        var schema = Schema(columns, inputs, pretrained);
        var targets = Targets(table, columns, schema);
        _problems.ThrowIfAny();

        int[] places = [.. inputs.Select(table.PlaceOf)];
        string[][] cells = [.. table.Rows.Select(row => places.Select(place => row.Cells[place]).ToArray())];
        Digest[] contents = [.. cells.Select(Identify)];
        var splits = new RowSplitter(options, _problems).Split(table, contents, targets.Find(target => target.Kind == CsvTargetKind.Class));
        _problems.ThrowIfAny();

        int[] train = [.. RowsOf(splits, Split.Train)];
        CheckLabels(targets, train);
        return new(
            schema,
            pretrained ?? Fit(inputs, schema, train, cells),
            new(targets.Select(target => KeyValuePair.Create(target.Name, target.Signature(train))), StringComparer.Ordinal),
            Enum.GetValues<Split>().ToDictionary(split => split, IReadOnlyList<TableExample> (split) =>
                [.. RowsOf(splits, split).Select(row => new TableExample(table.Rows[row].Name, cells[row], contents[row], [.. targets.Select(target => target.Labels[row])]))]));
    }

    private IEnumerable<string> TargetColumns => options.Targets.Select(target => target.Value.Column ?? target.Key);

    private void CheckNames(Table table)
    {
        void Check(IEnumerable<string> columns, string option)
        {
            foreach (var column in columns.Where(column => table.PlaceOf(column) < 0)) _problems.Add(CsvErrors.NoColumn(column, table.Columns, option));
        }

        Check(TargetColumns, "targets");
        Check(options.Columns.Keys, "columns");
        Check(options.Ignore, "ignore");
        Check(options.CanBeMissing, "canBeMissing");
    }

    /// <summary>The input columns: those that the weights were trained on, or all but targets and ignored ones.</summary>
    private List<string> Inputs(Table table, RowCodec? pretrained)
    {
        List<string> inputs = [.. table.Columns.Except(TargetColumns, StringComparer.Ordinal).Except(options.Ignore, StringComparer.Ordinal)];
        if (inputs.Count == 0) _problems.Add(CsvErrors.NoInput());
        if (pretrained is null) return inputs;
        List<string> wanted = [.. pretrained.Columns.Select(column => column.Name)];
        if (wanted.Except(inputs, StringComparer.Ordinal).ToList() is { Count: > 0 } lacking) _problems.Add(CsvErrors.NotPretrained(lacking));
        return wanted;
    }

    private TableSchema Schema(ColumnReader columns, List<string> inputs, RowCodec? pretrained)
    {
        var (locked, schema) = (TableSchema.FromJson(context.Inferred), TableSchema.Empty);
        foreach (var lost in locked.Columns.Keys.Where(name => !inputs.Contains(name, StringComparer.Ordinal) && !TargetColumns.Concat(options.Ignore).Contains(name, StringComparer.Ordinal)))
            if (pretrained is null) _problems.Add(CsvErrors.LostColumn(lost));
        for (var i = 0; i < inputs.Count; i++)
        {
            var name = inputs[i];
            CsvColumnType? type = options.Columns.TryGetValue(name, out var given) ? given : null;
            ColumnSchema? before = locked.Columns.TryGetValue(name, out var known) ? known : null;
            if (pretrained is not null) before = new(TypeOf(pretrained.Columns[i].Type), pretrained.Columns[i].CanBeMissing);
            schema.Columns.Add(name, columns.Read(name, pretrained is null ? type : null, options.CanBeMissing.Contains(name, StringComparer.Ordinal), before));
        }

        return schema;
    }

    private static CsvColumnType TypeOf(InputFieldType type) => type switch
    {
        InputFieldType.Number => CsvColumnType.Number,
        InputFieldType.Date => CsvColumnType.Date,
        _ => CsvColumnType.Category,
    };

    private List<TableTarget> Targets(Table table, ColumnReader columns, TableSchema schema)
    {
        var locked = TableSchema.FromJson(context.Inferred).Targets;
        var reader = new TargetReader(table, columns, mixes: options.ValidationPath is null, _problems);
        var targets = options.Targets.Select(target => reader.Read(target.Key, target.Value, locked.TryGetValue(target.Key, out var kind) ? kind : null)).ToList();
        foreach (var target in targets) schema.Targets.Add(target.Name, target.Kind);
        return targets;
    }

    /// <summary>Where rows are drawn, those that train may happen to have no label of a target.</summary>
    private void CheckLabels(List<TableTarget> targets, int[] train)
    {
        foreach (var target in targets.Where(target => train.All(row => double.IsNaN(target.Labels[row])))) _problems.Add(CsvErrors.NoLabels(target.Name));
        _problems.ThrowIfAny();
    }

    /// <summary>The codec; where its rows would be too wide, no more of it is made than it takes to know that.</summary>
    private RowCodec Fit(List<string> inputs, TableSchema schema, int[] train, string[][] cells)
    {
        var (columns, width) = (new List<RowColumn>(), 0);
        foreach (var (place, name) in inputs.Index())
        {
            columns.Add(ColumnFitter.Fit(name, schema.Columns[name], train.Select(row => cells[row][place]).Where(cell => cell.Length > 0 && !_missing.Contains(cell))));
            width += columns[^1].Width;
            if (width > RowCodecSettings.MostNumbers) throw new DiagnosticException(CsvErrors.TooWide(columns, RowCodecSettings.MostNumbers));
        }

        return new(new(columns, options.Missing) { Delimiter = options.Delimiter?[0] });
    }

    private static IEnumerable<int> RowsOf(Split[] splits, Split split) => Enumerable.Range(0, splits.Length).Where(row => splits[row] == split);

    private static Digest Identify(string[] cells)
    {
        var text = new StringBuilder();
        foreach (var cell in cells) text.Append(cell.Length).Append(':').Append(cell);
        return Digest.Of(text.ToString());
    }
}
