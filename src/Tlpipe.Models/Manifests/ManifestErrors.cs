using Tlpipe.Abstractions;

namespace Tlpipe.Models.Manifests;

/// <summary>The one place where the texts about manifests stand; each diagnostic is located at its file.</summary>
internal static class ManifestErrors
{
    public static DiagnosticException Unreadable(string path, string why, Exception? inner = null) =>
        Error(path, "TLP4201", $"the manifest cannot be read: {why}", inner);

    public static DiagnosticException Malformed(string path, string what, Exception? inner = null) =>
        Error(path, "TLP4202", $"not a model's manifest: {what}; build the model again", inner);

    public static DiagnosticException Newer(string path, long format) =>
        Error(path, "TLP4203", $"the manifest is of format {format}, this version of Tlpipe reads up to {ModelManifest.CurrentFormat}; update Tlpipe");

    private static DiagnosticException Error(string path, string code, string message, Exception? inner = null) =>
        new(Diagnostic.Error(code, message, new SourceLocation(path)), inner);
}
