using System.Collections;

namespace Tlpipe.Tool.Hosting;

/// <summary>The environment variables of this process.</summary>
internal static class EnvironmentVariables
{
    /// <summary>All of them, by name.</summary>
    public static Dictionary<string, string> All() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
}
