using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Models;

/// <summary>The one place where the texts about generated classes and their models stand.</summary>
internal static class TypedErrors
{
    private const string Remedy = "copy the model that was built with the application, or build the application again with this one";

    public static DiagnosticException OtherModel(string manifest, ModelContract wanted, ModelManifest found, Digest digest) =>
        Error(manifest, "TLP4220", $"this is not the model that the application was compiled with: expected {wanted.Name} {wanted.Version} (key {new Digest(wanted.Key).Short}…), found {Found(wanted, found, digest)}; {Remedy}");

    public static DiagnosticException OtherTasks(string manifest, string difference) =>
        Error(manifest, "TLP4221", $"this model does not fit the class that was generated for it: {difference}; {Remedy}");

    public static DiagnosticException NoModel(string path, ModelContract wanted) =>
        Error(path, "TLP4222", $"there is no model here, neither a folder nor a model.json; put {wanted.Name} {wanted.Version} here, or give the folder where it is");

    private static string Found(ModelContract wanted, ModelManifest found, Digest digest) =>
        (found.Name, found.Version, found.Key.Hex) == (wanted.Name, wanted.Version, wanted.Key)
            ? $"that version with other content (SHA-256 {digest.Short}…, expected {new Digest(wanted.Digest).Short}…)"
            : $"{found.Name} {found.Version} (key {found.Key.Short}…)";

    private static DiagnosticException Error(string file, string code, string message) =>
        new(Diagnostic.Error(code, message, new SourceLocation(file)));
}
