using System.Text.Json;
using Microsoft.Build.Framework;
using Tlpipe.Build.Inputs;

namespace Tlpipe.Build.Clients;

/// <summary>
/// Generates a class for each model from the lock beside its file, so that code against it compiles before the first training
/// and in an editor.
/// </summary>
public sealed class GenerateModelClients : Microsoft.Build.Utilities.Task
{
    /// <summary>The model files. Metadata: <c>Namespace</c> and <c>ClassName</c> of the class; <c>OutputFolder</c>, the folder in the output that gets <c>NAME/</c> with the model.</summary>
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The namespace of classes without one of their own.</summary>
    /// <value>That of the project by default.</value>
    public string? Namespace { get; set; }

    /// <summary>The project's root namespace.</summary>
    public string? RootNamespace { get; set; }

    /// <summary>Whether every file of the project sees the classes without a <c>using</c>.</summary>
    public bool ImplicitUsings { get; set; }

    /// <summary>The assemblies that the project references, which the libraries of codecs must be among; nothing is said of them where there are none.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The folder <c>obj/tlpipe/</c>, which holds the artifacts and gets <c>clients/</c>.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Whether an editor asks: a model without a lock is then nothing to warn of.</summary>
    public bool DesignTime { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var folder = new ClientFolder(Path.Combine(OutputFolder, "clients"));
        var settings = Settings();
        if (folder.IsCurrent(settings)) return true;
        var inputs = new List<string>();
        var requests = Models.Select(item => Request(item, inputs)).OfType<ClientRequest>().ToList();
        var clients = ClientNames.Give(requests, Report);
        if (Log.HasLoggedErrors) return false;
        var files = clients.ToDictionary(client => ClientFolder.NameFor(client.Request.Lock.Name), client => new ClientWriter(client, ImplicitUsings).Write(), StringComparer.Ordinal);
        return TryWrite(folder, files, settings, inputs);
    }

    private bool TryWrite(ClientFolder folder, Dictionary<string, string> files, string settings, List<string> inputs)
    {
        try
        {
            folder.Hold(files);
            // What was warned of is looked at again, to be warned of again.
            if (files.Count == Models.Length) folder.Remember(settings, inputs, files.Keys);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report(Models.Length == 0 ? OutputFolder : FullPath(Models[0]), ClientDiagnostics.Unwritable(error.Message));
            return false;
        }
    }

    private ClientRequest? Request(ITaskItem item, List<string> inputs)
    {
        var modelFile = FullPath(item);
        if (ReadLock(modelFile, inputs) is not { } locked) return null;
        if (References.Length > 0 && locked.Input.Runtime is { } runtime && !IsReferenced(runtime.Assembly)) Report(modelFile, ClientDiagnostics.NoRuntime(locked.Input.Codec, runtime));
        var className = item.GetMetadata("ClassName");
        if (className.Length > 0 && (!Identifiers.IsIdentifier(className) || ClientNames.OfMembers.Contains(className, StringComparer.Ordinal)))
            Report(modelFile, ClientDiagnostics.BadClassName(className));
        var itsNamespace = NamespaceOf(item, modelFile);
        var folder = Path.Combine(item.GetMetadata("OutputFolder"), locked.Name).Replace('\\', '/');
        return new ClientRequest(modelFile, locked, ArtifactDigest(locked, inputs), folder, itsNamespace, className);
    }

    private LockedModel? ReadLock(string modelFile, List<string> inputs)
    {
        var path = LockReader.PathFor(modelFile);
        inputs.Add(ClientFolder.Stamp(path));
        try
        {
            var locked = LockReader.Read(path);
            if (locked is null && !DesignTime) Warn(modelFile, ClientDiagnostics.NoLock(Path.GetFileName(path)));
            return locked;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            Report(modelFile, ClientDiagnostics.DamagedLock(Path.GetFileName(path), error.Message));
            return null;
        }
    }

    private string NamespaceOf(ITaskItem item, string modelFile)
    {
        var given = item.GetMetadata("Namespace") is { Length: > 0 } own ? own : Namespace ?? "";
        if (given.Length == 0) return Namespaces.FromProject(RootNamespace ?? "");
        if (!Namespaces.IsValid(given)) Report(modelFile, ClientDiagnostics.BadNamespace(given));
        return given;
    }

    // The model of the lock may have been built here with other last bits: then its digest counts, also in an editor, which would
    // otherwise change the file back and forth.
    private string ArtifactDigest(LockedModel locked, List<string> inputs)
    {
        var path = Path.Combine(OutputFolder, locked.Name, locked.Version, "model.json");
        inputs.Add(ClientFolder.Stamp(path));
        try
        {
            return File.Exists(path) && LockReader.KeyOf(path) == locked.Key ? Digest.OfFile(path) : locked.ManifestDigest;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return locked.ManifestDigest;
        }
    }

    private string Settings()
    {
        var models = Models.Select(item => $"{FullPath(item)}|{item.GetMetadata("Namespace")}|{item.GetMetadata("ClassName")}|{item.GetMetadata("OutputFolder")}");
        return $"{GetType().Module.ModuleVersionId}|{Namespace}|{RootNamespace}|{ImplicitUsings}|{Digest.OfText(string.Join(' ', NamesOfReferences().Order(StringComparer.Ordinal)))}\n{string.Join('\n', models)}\n";
    }

    private IEnumerable<string> NamesOfReferences() => References.Select(reference => Path.GetFileNameWithoutExtension(reference.ItemSpec));

    private bool IsReferenced(string assembly) => NamesOfReferences().Contains(assembly, StringComparer.OrdinalIgnoreCase);

    private void Report(string file, Diagnostic error) => Log.LogError(null, error.Code, null, file, 1, 1, 0, 0, error.Text);

    private void Warn(string file, Diagnostic warning) => Log.LogWarning(null, warning.Code, null, file, 1, 1, 0, 0, warning.Text);

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
