namespace Tlpipe.Pipeline.Caching;

/// <summary>An entry of the cache is not as it was written.</summary>
/// <param name="why">What is wrong, for people: <c>model.json is not as it was written</c>.</param>
internal sealed class DamagedEntryException(string why) : Exception(why);
