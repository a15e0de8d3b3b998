using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tlpipe.Build.Inputs;

/// <summary>How the files of a build are read and written: generated, as reflection costs a build that has nothing to do.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(BuildState))]
internal sealed partial class BuildJson : JsonSerializerContext;
