using System.Text;
using System.Text.Json;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>Reads a row that is a JSON object: hostile until checked, so its size and depth are bounded and every member is named once.</summary>
internal sealed class RowRecord
{
    private const int Largest = 1 << 20;
    private readonly IReadOnlyList<RowColumn> _columns;
    private readonly Dictionary<string, int> _places;

    public RowRecord(RowCodecSettings settings)
    {
        _columns = settings.Columns;
        _places = new(StringComparer.Ordinal);
        for (var place = 0; place < _columns.Count; place++) _places.Add(_columns[place].Name, place);
    }

    /// <summary>The cells in the order of the columns; <see langword="null"/> where there is none. Members that are no column are passed over: a table may have more.</summary>
    public string?[] Read(ReadOnlySpan<byte> content, string source)
    {
        if (content.Length > Largest) throw RowErrors.TooLarge(source, content.Length, Largest);
        var cells = new string?[_columns.Count];
        var given = new bool[_columns.Count];
        var others = new List<string>();
        try
        {
            var json = new Utf8JsonReader(content, new() { MaxDepth = 1 });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw NoRecord(source, "it is no object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                if (!_places.TryGetValue(name, out var place)) others.Add(name);
                else if (given[place]) throw NoRecord(source, $"'{name}' is there twice");
                else (cells[place], given[place]) = (Cell(json), true);
            }

            while (json.Read())
            {
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw NoRecord(source, error is JsonException { LineNumber: { } line } ? $"it is no JSON at line {line + 1}, or has an object or a list inside" : "it is not UTF-8");
        }

        CheckNames(given, others, source);
        return cells;
    }

    /// <summary>A field that was left out while another of nearly its name is there was misspelt, even where it may be missing.</summary>
    private void CheckNames(bool[] given, List<string> others, string source)
    {
        if (others.Count == 0) return;
        var problems = new List<Diagnostic>();
        for (var place = 0; place < given.Length; place++)
            if (!given[place] && NearestName.Find(_columns[place].Name, others) is { } near)
                problems.Add(RowErrors.Misspelt(source, _columns[place], near));
        if (problems.Count > 0) throw new DiagnosticException(problems);
    }

    private static string? Cell(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => json.GetString(),
        _ => Encoding.UTF8.GetString(json.ValueSpan),
    };

    private DiagnosticException NoRecord(string source, string reason) => RowErrors.NoRecord(source, reason, _columns);
}
