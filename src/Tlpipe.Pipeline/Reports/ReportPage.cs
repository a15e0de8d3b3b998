using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Reports;

/// <summary>A model for people who were not there: one page that needs neither network nor other files.</summary>
public static class ReportPage
{
    /// <summary>Writes the page of an artifact from its files.</summary>
    /// <param name="artifact">The artifact's folder.</param>
    /// <param name="path">Where the page goes; <see langword="null"/> for <see cref="ArtifactFiles.Report"/> in the artifact.</param>
    /// <returns>The page's full path.</returns>
    /// <exception cref="DiagnosticException">TLP7302: this tool is incomplete; TLP7303: a file of the artifact is damaged; TLP7304: the page can't be written.</exception>
    public static string Write(string artifact, string? path = null) =>
        Write(ReportData.Of(artifact), Path.GetFullPath(path ?? Path.Combine(artifact, ArtifactFiles.Report)));

    /// <summary>Writes a page; a file of the name appears whole or not at all.</summary>
    internal static string Write(JsonObject data, string path)
    {
        var page = PageTemplate.Fill(data);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.WriteText(path, page);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DiagnosticException)
        {
            throw new DiagnosticException(ReportDiagnostics.Unwritable(path, error.InnerException?.Message ?? error.Message), error);
        }
    }

    /// <summary>Writes the page into an artifact that is being published. Where that fails the model is none the worse for it.</summary>
    /// <returns>What went wrong.</returns>
    internal static string? TryWrite(string folder)
    {
        try
        {
            Write(folder);
            return null;
        }
        catch (DiagnosticException error)
        {
            return error.Diagnostics[0].Message;
        }
        // Files of another hand may hold any JSON; a picture of a model is never worth the model.
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException or NotSupportedException)
        {
            return error.Message.TrimEnd('.');
        }
    }
}
