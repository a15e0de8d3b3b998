namespace Tlpipe.Build.Clients;

/// <summary>The one place where the texts about generated classes stand; each is reported at a model file.</summary>
internal static class ClientDiagnostics
{
    public static Diagnostic DamagedLock(string path, string why) => new("TLP9520",
        $"no class is generated for this model, because its lock '{path}' is damaged: {Line(why)}; take it from version control, or delete it and build");

    public static Diagnostic BadNamespace(string name) => new("TLP9521",
        $"'{name}' can't be the namespace of this model's class: write names joined by dots, in the metadata Namespace of the item or the property TlpipeClientNamespace");

    public static Diagnostic BadClassName(string name) => new("TLP9522",
        $"'{name}' can't be the name of this model's class: write a C# name that is none of {string.Join(", ", ClientNames.OfMembers)} in the metadata ClassName of the item");

    public static Diagnostic SameClass(string name, string model, string other, string otherFile) => new("TLP9523",
        $"the class '{name}' for the model '{model}' collides with a class for the model '{other}' ('{otherFile}'); give one of the items TlpipeModel another ClassName or Namespace");

    public static Diagnostic NoLock(string path) => new("TLP9524",
        $"no class is generated for this model, because there is no lock '{path}' of this version of Tlpipe; train it once with the policy 'train'");

    public static Diagnostic SameModel(string model, string otherFile) => new("TLP9525",
        $"the model '{model}' is there twice, also as '{otherFile}'; rename one, or remove its TlpipeModel item");

    public static Diagnostic NoRuntime(string codec, LockedRuntime runtime) => new("TLP9527",
        $"this model's inputs are decoded by '{codec}', which the package {runtime.Package} brings, and this project doesn't reference its {runtime.Assembly}.dll, so the application couldn't load the model; "
        + $"add <PackageReference Include=\"{runtime.Package}\" Version=\"{runtime.Version}\" />");

    public static Diagnostic Unwritable(string why) => new("TLP9526",
        $"the classes of the models can't be written: {Line(why)}; make the folder writable, or set TlpipeClient to false to build without them");

    private static string Line(string text) => text.ReplaceLineEndings(" ").TrimEnd('.');
}
