using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What a project asks of its model files: TLP1043 to TLP1046.</summary>
internal static class ProjectDiagnostics
{
    public static Diagnostic LeavesProject(SourceLocation at, string key, string path) => Diagnostic.Error(
        "TLP1043",
        $"'{key}' leads out of the project ('{SpecDiagnostics.Shown(path)}'), so that a clone of it would lack what is there; use a root: write $(NAME)/… and say with <TlpipeDataRoot Include=\"NAME\" Path=\"…\" /> where it lies",
        at);

    public static Diagnostic OfThisMachine(SourceLocation at, string key) => Diagnostic.Warning(
        "TLP1046",
        $"'{key}' is a full path, which only this machine has; use a root: write $(NAME)/… and say with <TlpipeDataRoot Include=\"NAME\" Path=\"…\" /> where it lies",
        at);

    public static Diagnostic NameTwice(SourceLocation at, string name, string other) =>
        Diagnostic.Error("TLP1044", $"'{name}' is the name of the model of '{other}' too, and a project and those it references have one model of a name; rename one of them", at);

    public static Diagnostic BuiltTwice(SourceLocation at, string name) =>
        Diagnostic.Error("TLP1044", $"'{name}' is built by a referenced project already, from this same model file; leave the file out of this project's TlpipeModel items", at);

    public static Diagnostic NotReferenced(SourceLocation at, string path) => Diagnostic.Error(
        "TLP1045",
        $"the model file '{SpecDiagnostics.Shown(path)}' belongs to no project that this one references; add a ProjectReference to the project that builds it",
        at);

    public static Diagnostic NotBuilt(SourceLocation at, string path, string folder, string why) => Diagnostic.Error(
        "TLP1045",
        $"the model of '{SpecDiagnostics.Shown(path)}', which the weights come from, is not built as it should be: {why} (looked at {folder}); build the referenced project that it belongs to first",
        at);
}
