using System.ComponentModel;
using Tlpipe.Abstractions;

namespace PluginNamespace;

/// <summary>Provides the data set <c>plugin-name-lines</c>.</summary>
[Description("Readings in a text file, and the number that each foretells.")]
public sealed class LinesProvider : Provider<IDataSet, LinesOptions>
{
    /// <inheritdoc/>
    protected override IDataSet Create(LinesOptions options, PartContext context)
    {
        var path = options.Path!;
        if (!File.Exists(path.FullPath)) throw Error("PLUGIN01", $"there is no file '{path.Text}'; correct 'path'");
        var readings = Reading.ReadAll(path);
        if (readings.Count == 0) throw Error("PLUGIN02", $"'{path.Text}' has no line; write a number and its readings on each");
        using var digest = new DigestBuilder();
        // All that decides what is read, and nothing else: where the file lies is not part of it.
        digest.Add("file", context.Files.DigestOf(path.FullPath)).Add("validateOneIn", options.ValidateOneIn);
        return new LinesDataSet(readings, options.ValidateOneIn, digest.Build());
    }

    // The option puts the error at that key of the model file.
    private static DiagnosticException Error(string code, string message) => new(Diagnostic.Error(code, message, option: "path"));
}
