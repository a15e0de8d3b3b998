using System.Net.Http.Headers;
using System.Text;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>Where a remote cache is, without the user and the password that its URL may hold: those go into a header and nowhere else.</summary>
public sealed class RemoteAddress
{
    private readonly Uri _root;

    /// <param name="url">An absolute http or https URL.</param>
    public RemoteAddress(Uri url)
    {
        _root = new UriBuilder(url) { UserName = "", Password = "", Path = url.AbsolutePath.TrimEnd('/') + "/" }.Uri;
        if (url.UserInfo.Length > 0)
            Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo))));
    }

    /// <summary>What the URL's user and password become.</summary>
    internal AuthenticationHeaderValue? Authorization { get; }

    /// <summary>The URL that a text is; <see langword="null"/> where it is none that a cache can be at.</summary>
    public static Uri? TryParse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0 ? url : null;

    /// <summary>The URL without user and password.</summary>
    public override string ToString() => _root.ToString();

    /// <summary>The URL of an entry.</summary>
    internal Uri At(string path) => new(_root, path);
}
