using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Reports;

/// <summary>What can go wrong with reports: TLP7301 to TLP7304.</summary>
internal static class ReportDiagnostics
{
    private const string NotWrittenCode = "TLP7301";

    /// <summary>Whether a warning says only how one run went.</summary>
    public static bool IsOfOneRun(Diagnostic diagnostic) => diagnostic.Code == NotWrittenCode;

    /// <summary>A model is published without its report.</summary>
    public static Diagnostic NotWritten(string model, string folder, string why) => Diagnostic.Warning(
        NotWrittenCode,
        $"the model is there, but without its {ArtifactFiles.Report}: {why}. When that is mended, 'tlpipe report {folder}' writes it",
        new SourceLocation(model));

    /// <summary>The tool lacks a part of itself.</summary>
    public static Diagnostic NoTemplate(string path, string why) => Diagnostic.Error(
        "TLP7302", $"the page of reports can't be read: {why}; install the tool again", new SourceLocation(path));

    /// <summary>A file of an artifact isn't what it should be.</summary>
    public static Diagnostic Damaged(string path, string why) => Diagnostic.Error(
        "TLP7303", $"no report can be made of this file: {why}; build the model again", new SourceLocation(path));

    /// <summary>The page can't be put where it should go.</summary>
    public static Diagnostic Unwritable(string path, string why) => Diagnostic.Error(
        "TLP7304", $"the report can't be written here: {why.TrimEnd('.')}; make room or grant access, or choose another file with --html", new SourceLocation(path));
}
