using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tlpipe.Build.Inputs;

/// <summary>How the files of a build are written; <see cref="ManifestReader"/> reads them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(BuildState))]
internal sealed partial class BuildJson : JsonSerializerContext;
