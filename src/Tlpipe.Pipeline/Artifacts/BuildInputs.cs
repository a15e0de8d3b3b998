using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>What a build read and made, for the MSBuild package: while all of it is as it was, a build starts nothing.</summary>
public static class BuildInputs
{
    private const int Format = 1;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">What was read.</param>
    /// <param name="models">What was made.</param>
    public static void Write(string path, InputFiles inputs, IReadOnlyList<BuiltModel> models)
    {
        var files = inputs.Files.Concat(models.SelectMany(Chain).SelectMany(ArtifactFilesOf))
            .DistinctBy(file => file.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        var content = new JsonObject
        {
            ["format"] = Format,
            ["models"] = new JsonArray([.. models.Select(Model)]),
            ["files"] = new JsonArray([.. files.Select(FileOf)]),
            ["folders"] = new JsonArray([.. inputs.Folders.Select(folder => new JsonObject { ["path"] = folder.Path, ["sha256"] = folder.Digest.Hex })]),
        };
        AtomicFile.WriteText(path, content.ToJsonString(Readable) + "\n");
    }

    private static JsonNode Model(BuiltModel model) => new JsonObject
    {
        ["file"] = model.Plan.Spec.File,
        ["name"] = model.Manifest.Name,
        ["version"] = model.Manifest.Version,
        ["key"] = model.Manifest.Key.Hex,
        ["artifact"] = model.Folder,
        ["origin"] = JsonNamingPolicy.CamelCase.ConvertName(model.Origin.ToString()),
        ["metrics"] = new JsonObject(model.Manifest.Tasks.Select(PrimaryMetric)),
    };

    private static KeyValuePair<string, JsonNode?> PrimaryMetric(ManifestTask task)
    {
        var metrics = task.Metrics;
        return new($"{task.Name}.{metrics.Primary}", metrics.Best.Metrics[metrics.Primary].Value);
    }

    private static JsonNode FileOf(InputFile file) => new JsonObject
    {
        ["path"] = file.Path,
        ["size"] = file.Stamp.Size,
        ["modified"] = file.Stamp.ModifiedTicks,
        ["sha256"] = file.Digest.Hex,
    };

    /// <summary>The artifact's folder, and those of the models it rests on.</summary>
    private static IEnumerable<string> Chain(BuiltModel model)
    {
        yield return model.Folder;
        var output = Path.GetDirectoryName(Path.GetDirectoryName(model.Folder))!;
        for (var upstream = model.Plan.Weights?.Upstream; upstream is not null; upstream = upstream.Weights?.Upstream)
            yield return Path.Combine(output, upstream.Spec.Name, upstream.Spec.Version.ToString());
    }

    private static IEnumerable<InputFile> ArtifactFilesOf(string folder) => Directory.EnumerateFiles(folder).Select(Read);

    private static InputFile Read(string path)
    {
        using var content = File.OpenRead(path);
        return new(path, FileStamp.Of(path), Digest.Of(content));
    }
}
