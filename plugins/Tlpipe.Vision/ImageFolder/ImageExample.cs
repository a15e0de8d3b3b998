using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>One picture with its class.</summary>
/// <param name="Name">The path below the data set's folder, with slashes.</param>
/// <param name="FullPath">Where it lies on this machine.</param>
/// <param name="Class">The index of its class.</param>
/// <param name="Content">The digest of the file.</param>
internal sealed record ImageExample(string Name, string FullPath, int Class, Digest Content);
