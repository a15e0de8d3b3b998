using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>The targets of a folder and the examples of its splits.</summary>
/// <param name="Targets">The targets, in order.</param>
/// <param name="Splits">The examples of each split; empty where there is no such split.</param>
internal sealed record ImageFolderContent(IReadOnlyList<ImageTarget> Targets, IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> Splits);
