using System.Text.Json.Nodes;

namespace Tlpipe.Abstractions;

/// <summary>A codec by its name and settings, as a model's manifest has it.</summary>
/// <param name="Name">The codec's name, <see cref="IInputCodec.Name"/>.</param>
/// <param name="Settings">Its settings, <see cref="IInputCodec.Settings"/>.</param>
public sealed record CodecDescription(string Name, JsonObject Settings);
