using System.Text.Json;

namespace Tlpipe.Build.Clients;

/// <summary>Reads what a lock says of the model's input.</summary>
internal static class LockedInputReader
{
    /// <exception cref="JsonException">It is damaged.</exception>
    public static LockedInput Read(JsonElement input)
    {
        var isFile = !input.TryGetProperty("form", out var form);
        return new(
            LockReader.Text(input, "codec"),
            isFile ? LockedForm.File : Word<LockedForm>(form, "kind"),
            isFile || !form.TryGetProperty("fields", out var fields) ? [] : Fields(fields),
            input.TryGetProperty("runtime", out var runtime)
                ? new(LockReader.Named(runtime, "package", Identifiers.IsModelName), LockReader.Named(runtime, "version", Identifiers.IsVersion), LockReader.Named(runtime, "assembly", Identifiers.IsModelName))
                : null);
    }

    private static List<LockedField> Fields(JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Array) throw new JsonException("'fields' is no list");
        List<LockedField> all = [.. fields.EnumerateArray().Select(field => new LockedField(LockReader.Text(field, "name"), Word<LockedFieldType>(field, "type"), Flag(field, "canBeMissing")))];
        return all.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() == all.Count ? all : throw new JsonException("'fields' has a name twice");
    }

    private static bool Flag(JsonElement parent, string name) => LockReader.Member(parent, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException($"'{name}' is neither true nor false"),
    };

    private static T Word<T>(JsonElement parent, string name)
        where T : struct, Enum
    {
        var word = LockReader.Text(parent, name);
        foreach (var value in Enum.GetValues<T>())
            if (value.ToString().ToLowerInvariant() == word) return value;
        throw new JsonException($"'{name}' is none of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}");
    }
}
