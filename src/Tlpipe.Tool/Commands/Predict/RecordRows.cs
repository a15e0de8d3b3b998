using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>Records of a table: CSV with a header, or JSON, an object after the other or in a list.</summary>
internal static class RecordRows
{
    /// <summary>The records; those of CSV are called by file and line, those of JSON by file and number.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="source">What errors call it.</param>
    /// <param name="fields">The fields that the model takes; other columns are left out.</param>
    /// <exception cref="DiagnosticException">TLP4253: a column is missing; TLP4254: it is no JSON; TLP4255: it is no text.</exception>
    public static IEnumerable<EncodedInput> Read(StreamReader reader, string source, IReadOnlyList<InputField> fields)
    {
        while (char.IsWhiteSpace((char)StrictText.Read(source, reader.Peek))) _ = reader.Read();
        return reader.Peek() is '{' or '[' ? Json(StrictText.Read(source, reader.ReadToEnd), source) : Csv(reader, source, fields);
    }

    private static IEnumerable<EncodedInput> Csv(StreamReader reader, string source, IReadOnlyList<InputField> fields)
    {
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, MissingFieldFound = null, BadDataFound = null }, leaveOpen: true);
        if (!StrictText.Read(source, csv.Read)) yield break;
        csv.ReadHeader();
        var columns = fields.Select(field => (Field: field, Column: Array.FindIndex(csv.HeaderRecord!, name => name.Trim() == field.Name))).ToList();
        var missing = columns.Where(column => column.Column < 0 && !column.Field.CanBeMissing).Select(column => column.Field.Name).ToList();
        if (missing.Count > 0) throw new DiagnosticException(PredictDiagnostics.MissingColumns(source, missing));
        columns.RemoveAll(column => column.Column < 0);
        while (StrictText.Read(source, csv.Read))
        {
            var record = new JsonObject(columns.Select(column => KeyValuePair.Create(column.Field.Name, Cell(csv.GetField(column.Column), column.Field.Type))).Where(cell => cell.Value is not null));
            yield return EncodedInput.Record(record, $"{source}({csv.Parser.RawRow})");
        }
    }

    /// <summary>A cell; <see langword="null"/> where it is empty. What is no number in a field of numbers is for the codec to judge: it may be its word for a missing one.</summary>
    private static JsonNode? Cell(string? cell, InputFieldType type) =>
        string.IsNullOrWhiteSpace(cell) ? null
        : type == InputFieldType.Number && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
        : JsonValue.Create(cell.Trim());

    private static IEnumerable<EncodedInput> Json(string text, string source)
    {
        var objects = Objects(Encoding.UTF8.GetBytes(text), source);
        return objects.Select((record, index) => EncodedInput.Record(record, $"{source}({index + 1})"));
    }

    private static List<JsonObject> Objects(byte[] json, string source)
    {
        var objects = new List<JsonObject>();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip });
            while (reader.Read())
            {
                var value = JsonNode.Parse(ref reader);
                objects.AddRange(value is JsonArray list ? list.Select(Object) : [Object(value)]);
            }
        }
        catch (JsonException error)
        {
            throw new DiagnosticException(PredictDiagnostics.NoRecords(source, objects.Count + 1, error), error);
        }

        return objects;
    }

    private static JsonObject Object(JsonNode? value) => value as JsonObject ?? throw new JsonException("it is no object");
}
