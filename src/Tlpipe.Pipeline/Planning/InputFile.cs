using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>A file that was looked at.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Stamp">How it was then.</param>
/// <param name="Digest">The digest of its content.</param>
public sealed record InputFile(string Path, FileStamp Stamp, Digest Digest);

/// <summary>A folder that was looked at.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Digest">The digest of its entries' names in order, a folder's with a <c>/</c> at its end, each followed by a line feed.</param>
public sealed record InputFolder(string Path, Digest Digest);
