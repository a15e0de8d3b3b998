using System.Text.Encodings.Web;
using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Tool.Commands.Schema;

/// <summary>The JSON schema of model files as a file that editors read.</summary>
internal static class SchemaFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands in it.</summary>
    /// <param name="plugins">The parts that model files can ask for.</param>
    /// <param name="warn">Told of parts whose options can't be described.</param>
    public static string TextOf(PluginCatalog plugins, Action<Diagnostic> warn) => ModelSchema.Of(plugins, warn).ToJsonString(Readable) + "\n";

    /// <summary>Writes it in one go: an editor that watches it never reads half of it. One that says the same is left alone.</summary>
    /// <returns>Whether it was written.</returns>
    public static bool Write(string file, string text)
    {
        if (File.Exists(file) && File.ReadAllText(file) == text) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var written = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(written, text);
            File.Move(written, file, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(written);
        }
    }
}
