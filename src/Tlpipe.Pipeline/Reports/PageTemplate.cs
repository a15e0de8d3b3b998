using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Reports;

/// <summary>The page that lies beside this assembly, with its script and style inside, and the place where data goes.</summary>
internal static class PageTemplate
{
    /// <summary>Its name.</summary>
    public const string FileName = "report.template.html";

    private const string Place = ">{{data}}</script>";

    /// <summary>Escapes what HTML gives a meaning, and the line ends that JavaScript knows: data can't end its element.</summary>
    private static readonly JsonSerializerOptions Embedded = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The page with data in it.</summary>
    /// <exception cref="DiagnosticException">TLP7302: the page is missing.</exception>
    public static string Fill(JsonObject data)
    {
        var path = Path.Combine(Path.GetDirectoryName(typeof(PageTemplate).Assembly.Location)!, FileName);
        var template = Read(path);
        var at = template.IndexOf(Place, StringComparison.Ordinal);
        if (at < 0) throw new DiagnosticException(ReportDiagnostics.NoTemplate(path, "it has no place for data"));
        return string.Concat(template.AsSpan(0, at + 1), data.ToJsonString(Embedded), template.AsSpan(at + Place.Length - "</script>".Length));
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(ReportDiagnostics.NoTemplate(path, error.Message.TrimEnd('.')), error);
        }
    }
}
