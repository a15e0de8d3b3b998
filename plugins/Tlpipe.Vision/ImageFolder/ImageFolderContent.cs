using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>The classes of a folder and the examples of its splits.</summary>
/// <param name="Classes">The names of the classes, ordered by their code points.</param>
/// <param name="Splits">The examples of each split, by class and then by name; empty where there is no such split.</param>
internal sealed record ImageFolderContent(IReadOnlyList<string> Classes, IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> Splits);
