namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>The remote cache does not do what it should, and need not be asked again.</summary>
/// <param name="why">What it did, for people: <c>GET ac/… failed: it answers 503 Service Unavailable</c>.</param>
/// <param name="inner">Where it was noticed.</param>
internal sealed class RemoteCacheException(string why, Exception? inner = null) : Exception(why, inner);
