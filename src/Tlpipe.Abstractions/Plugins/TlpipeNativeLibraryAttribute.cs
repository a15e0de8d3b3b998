namespace Tlpipe.Abstractions;

/// <summary>
/// Says where a native library comes from that a plugin needs and doesn't bring along:
/// <c>[assembly: TlpipeNativeLibrary("sndfile", "apt-get install libsndfile1")]</c>. Where the library is missing, users are told.
/// </summary>
/// <param name="library">The library, as <c>DllImport</c> names it or as its file is called.</param>
/// <param name="remedy">What installs it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TlpipeNativeLibraryAttribute(string library, string remedy) : Attribute
{
    /// <summary>The library: <c>sndfile</c>, <c>libsndfile.so.1</c>.</summary>
    public string Library { get; } = library;

    /// <summary>What installs it: <c>apt-get install libsndfile1</c>.</summary>
    public string Remedy { get; } = remedy;
}
