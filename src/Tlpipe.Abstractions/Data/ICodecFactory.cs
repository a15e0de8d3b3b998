using System.Text.Json.Nodes;

namespace Tlpipe.Abstractions;

/// <summary>Makes a codec again from the settings that it had when a model was trained. One sealed class for a codec, with a public parameterless constructor, named by <see cref="TlpipeCodecAttribute"/>.</summary>
public interface ICodecFactory
{
    /// <summary>The codec.</summary>
    /// <param name="settings">What <see cref="IInputCodec.Settings"/> gave: from a file, hostile until checked.</param>
    /// <exception cref="DiagnosticException">The settings are none of this codec's; the message says which and why.</exception>
    IInputCodec Create(JsonObject settings);
}
