using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>One picture with its labels.</summary>
/// <param name="Name">The path below the data set's folder, with slashes.</param>
/// <param name="FullPath">Where it lies on this machine.</param>
/// <param name="Stratum">The group of which every split gets its share: the index of its class, where pictures have one class.</param>
/// <param name="Content">The digest of the file.</param>
/// <param name="Labels">Its labels, in the order of the targets; <see langword="null"/> where one is missing.</param>
internal sealed record ImageExample(string Name, string FullPath, int Stratum, Digest Content, IReadOnlyList<ImageLabel?> Labels);
