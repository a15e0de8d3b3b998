using System.Text.Json;

namespace Tlpipe.Build.Inputs;

/// <summary>
/// Reads the files of a build by hand: a serializer, a generated one too, costs a build that has nothing to do several times
/// as long as everything else it does here.
/// </summary>
internal static class ManifestReader
{
    /// <summary>The manifest; null where there is none that this version understands.</summary>
    public static Manifest? TryReadManifest(string path) => TryRead(path, root =>
        root.GetProperty("format").GetInt32() == Manifest.CurrentFormat
            ? new Manifest(
                Manifest.CurrentFormat,
                List(root.GetProperty("models"), Model),
                List(root.GetProperty("files"), File),
                List(root.GetProperty("folders"), folder => new FolderStamp(Text(folder, "path"), Text(folder, "sha256"))),
                List(root.GetProperty("diagnostics"), Told))
            : null);

    /// <summary>What the build itself remembers; null where that is nothing.</summary>
    public static BuildState? TryReadState(string path) => TryRead(path, root => new BuildState(
        List(root.GetProperty("arguments"), argument => argument.GetString()!),
        List(root.GetProperty("programs"), File)));

    // Missing, or no longer readable, means: remember nothing.
    private static T? TryRead<T>(string path, Func<JsonElement, T?> read)
        where T : class
    {
        if (!System.IO.File.Exists(path)) return null;
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ManifestModel Model(JsonElement model) => new()
    {
        File = Text(model, "file"),
        Name = Text(model, "name"),
        Version = Text(model, "version"),
        Key = Text(model, "key"),
        TrainingKey = Text(model, "trainingKey"),
        Digest = Text(model, "digest"),
        Artifact = Text(model, "artifact"),
        Lock = Text(model, "lock"),
        Origin = Text(model, "origin"),
        Reason = Text(model, "reason"),
        Plan = Map(model.GetProperty("plan"), value => value.GetString()!),
        Metrics = Map(model.GetProperty("metrics"), value => value.GetDouble()),
        Seconds = model.GetProperty("seconds") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetDouble() : null,
    };

    private static FileStamp File(JsonElement file) =>
        new(Text(file, "path"), file.GetProperty("size").GetInt64(), file.GetProperty("modified").GetInt64(), file.GetProperty("changed").GetInt64(), Text(file, "sha256"));

    private static ManifestDiagnostic Told(JsonElement told) => new(
        Text(told, "code"), Text(told, "severity"), Text(told, "message"), told.GetProperty("file").GetString(), told.GetProperty("line").GetInt32(), told.GetProperty("column").GetInt32());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null");

    private static List<T> List<T>(JsonElement array, Func<JsonElement, T> read)
    {
        var items = new List<T>(array.GetArrayLength());
        foreach (var element in array.EnumerateArray()) items.Add(read(element));
        return items;
    }

    private static Dictionary<string, T> Map<T>(JsonElement section, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in section.EnumerateObject()) map[member.Name] = read(member.Value);
        return map;
    }
}
