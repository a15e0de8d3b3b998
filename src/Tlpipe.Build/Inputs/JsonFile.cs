using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tlpipe.Build.Inputs;

/// <summary>Reads and writes the small JSON files that a build leaves for the next one.</summary>
internal static class JsonFile
{
    /// <summary>The file's content; null where it is missing or no longer readable, which means: remember nothing.</summary>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file as a whole or not at all.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var aside = path + ".new";
        File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(value, type));
        File.Move(aside, path, overwrite: true);
    }
}
