using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Reports;

/// <summary>The JSON files of an artifact.</summary>
internal static class JsonFile
{
    /// <summary>The object in a file; <see langword="null"/> where there is no such file.</summary>
    /// <exception cref="DiagnosticException">TLP7303: it can't be read, or holds no object.</exception>
    public static JsonObject? Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new JsonException("it holds no JSON object");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DiagnosticException(ReportDiagnostics.Damaged(path, error.Message.TrimEnd('.')), error);
        }
    }
}
