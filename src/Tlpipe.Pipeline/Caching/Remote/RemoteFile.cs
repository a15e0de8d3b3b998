using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>One file of an artifact in the remote cache.</summary>
/// <param name="Name">Its name in the artifact.</param>
/// <param name="Digest">The digest that it lies under.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record RemoteFile(string Name, Digest Digest, long Size);
