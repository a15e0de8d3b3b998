using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Rows;

/// <summary>
/// Turns a row of a table, a JSON object <c>{ "AGE": 39, "SEX": "Male" }</c>, into float32 <c>[width]</c>: numbers standardised, categories as
/// indicators, dates as a standardised day and where they are in the year and the week. Thread-safe.
/// </summary>
public sealed class RowCodec : IInputCodec
{
    /// <summary>The name that manifests know this codec by.</summary>
    public const string CodecName = "row";

    private const string Text = "text/plain";
    private const int MostLines = 100;

    private readonly RowCodecSettings _settings;
    private readonly RowRecord _record;
    private readonly int _width;

    /// <summary>A codec.</summary>
    /// <param name="settings">What decides the numbers.</param>
    public RowCodec(RowCodecSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _record) = (settings, new(settings));
        _width = settings.Columns.Sum(column => column.Width);
        Output = InputSignature.Row(_width);
        Form = InputForm.Record([.. settings.Columns.Select(column => new InputField(column.Name, column.Type, column.CanBeMissing))]) with { Delimiter = settings.Delimiter };
    }

    /// <inheritdoc/>
    public string Name => CodecName;

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<RowColumn> Columns => _settings.Columns;

    /// <inheritdoc/>
    public JsonObject Settings => _settings.ToJson();

    /// <inheritdoc/>
    public InputSignature Output { get; }

    /// <inheritdoc/>
    public InputForm Form { get; }

    /// <summary>The codec that a manifest describes.</summary>
    /// <exception cref="DiagnosticException">The settings don't make sense (TLP4240).</exception>
    public static RowCodec FromSettings(JsonObject settings) => new(RowCodecSettings.FromJson(settings));

    /// <inheritdoc/>
    /// <exception cref="DiagnosticException">No such record (TLP4241, TLP4242), or fields that don't fit (TLP4243 to TLP4245), all of them at once.</exception>
    public Tensor Decode(ReadOnlySpan<byte> content, string source) => Encode(_record.Read(content, source), source);

    /// <summary>Encodes a row whose cells are in the order of <see cref="Columns"/>.</summary>
    /// <param name="cells">The cells as text; what is missing is <see langword="null"/> or one of the words for it.</param>
    /// <param name="source">What errors call the row.</param>
    /// <returns>float32 <c>[width]</c>; the caller disposes it.</returns>
    /// <exception cref="DiagnosticException">Cells don't fit their columns (TLP4243, TLP4244), all of them at once.</exception>
    public Tensor Encode(IReadOnlyList<string?> cells, string source)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Count, Columns.Count, nameof(cells));
        var row = new float[_width];
        var problems = new List<Diagnostic>();
        var start = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            var column = Columns[i];
            if (Wrong(column, cells[i], row.AsSpan(start, column.Width), source) is { } problem) problems.Add(problem);
            start += column.Width;
        }

        return problems.Count == 0 ? tensor(row) : throw new DiagnosticException(problems);
    }

    /// <inheritdoc/>
    public Tensor Collate(IReadOnlyList<Tensor> inputs) => stack(inputs);

    /// <summary>The row as text: a line for each of the first 100 columns.</summary>
    /// <inheritdoc/>
    public InputPreview? Preview(Tensor input, int side)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var row = input.cpu().contiguous().data<float>();
        var lines = new StringBuilder();
        var start = 0;
        foreach (var column in Columns.Take(MostLines))
        {
            lines.Append(column.Name).Append(": ").Append(column.Describe(row.Slice(start, column.Width))).Append('\n');
            start += column.Width;
        }

        if (Columns.Count > MostLines) lines.Append('…');
        return new(Text, Encoding.UTF8.GetBytes(lines.ToString().TrimEnd('\n')));
    }

    private Diagnostic? Wrong(RowColumn column, string? cell, Span<float> values, string source)
    {
        if (_settings.IsMissing(cell)) return column.TryEncodeMissing(values) ? null : RowErrors.Missing(source, column);
        return column.TryEncode(cell!.Trim(), values) ? null : RowErrors.WrongValue(source, column, cell);
    }
}
