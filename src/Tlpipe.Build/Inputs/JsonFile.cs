using System.Text.Json;

namespace Tlpipe.Build.Inputs;

/// <summary>Reads and writes the small JSON files that a build leaves for the next one.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The file's content; null where it is missing or no longer readable, which means: remember nothing.</summary>
    public static T? TryRead<T>(string path) where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file as a whole or not at all.</summary>
    public static void Write<T>(string path, T value)
    {
        var aside = path + ".new";
        File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(value, Options));
        File.Move(aside, path, overwrite: true);
    }
}
