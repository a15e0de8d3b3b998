namespace Tlpipe.Testing.Engine;

/// <summary>What a training left.</summary>
/// <param name="Files">The files that must be the same each time, by name.</param>
/// <param name="Steps">The steps that it took: epoch, and step in it, from 1.</param>
/// <param name="Resumed">Whether it went on from a checkpoint.</param>
/// <param name="WasTrained">Whether anything was trained.</param>
/// <param name="Key">The model's key.</param>
internal sealed record TrainedFiles(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<(int Epoch, long Step)> Steps, bool Resumed, bool WasTrained, string Key);
