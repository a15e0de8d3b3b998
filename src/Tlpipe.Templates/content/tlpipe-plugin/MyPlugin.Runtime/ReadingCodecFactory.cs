using System.Text.Json.Nodes;
using PluginNamespace;
using Tlpipe.Abstractions;

[assembly: TlpipeCodec(ReadingCodec.CodecName, typeof(ReadingCodecFactory), Package = "MyPlugin.Runtime")]

namespace PluginNamespace;

/// <summary>Makes the codec again from what the model file says.</summary>
public sealed class ReadingCodecFactory : ICodecFactory
{
    private const int MostReadings = 1_000_000;

    /// <inheritdoc/>
    public IInputCodec Create(JsonObject settings) =>
        settings["count"] is JsonValue value && value.TryGetValue(out int count) && count is > 0 and <= MostReadings
            ? new ReadingCodec(count)
            : throw new DiagnosticException(Diagnostic.Error("PLUGIN13", $"the codec's setting 'count' is no number from 1 to {MostReadings}; the model file is damaged"));
}
