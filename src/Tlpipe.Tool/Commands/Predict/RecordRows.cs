using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>Records of a table: CSV with a header, or JSON, an object after the other or in a list.</summary>
internal static class RecordRows
{
    /// <summary>The records; those of CSV are called by file and line, those of JSON by file and number.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="source">What errors call it.</param>
    /// <param name="form">The fields that the model takes; other columns are left out.</param>
    /// <exception cref="DiagnosticException">TLP4253 and TLP4258: a column is missing, or is there twice; TLP4254: it is no JSON; TLP4255: it is no text; TLP4259: there is nothing.</exception>
    public static IEnumerable<EncodedInput> Read(StreamReader reader, string source, InputForm form)
    {
        var (blankLines, tabs) = (0, 0);
        while (char.IsWhiteSpace((char)StrictText.Read(source, reader.Peek)))
            (blankLines, tabs) = reader.Read() switch { '\n' => (blankLines + 1, 0), '\t' => (blankLines, tabs + 1), _ => (blankLines, tabs) };
        // A tab before the first name stands between it and a name that is empty.
        return reader.Peek() is '{' or '[' ? Json(StrictText.Read(source, reader.ReadToEnd), source) : new CsvRows(reader, source, blankLines, new('\t', tabs)).Read(form);
    }

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
