namespace Tlpipe.Models.Safetensors;

/// <summary>What a safetensors header says about one tensor.</summary>
/// <param name="Type">The name of its element type.</param>
/// <param name="Shape">Its size in every dimension.</param>
/// <param name="Begin">The byte of the data part at which it begins.</param>
/// <param name="End">The byte of the data part behind its last one.</param>
internal sealed record SafetensorsInfo(string Type, IReadOnlyList<long> Shape, long Begin, long End);
