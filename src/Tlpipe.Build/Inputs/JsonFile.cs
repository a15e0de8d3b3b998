using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tlpipe.Build.Inputs;

/// <summary>Writes the small JSON files that a build leaves for the next one.</summary>
internal static class JsonFile
{
    /// <summary>Writes the file as a whole or not at all.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var aside = path + ".new";
        File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(value, type));
        File.Move(aside, path, overwrite: true);
    }
}
