namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>What a server did, in words.</summary>
internal static class RemoteWords
{
    private const int ShortName = 12;

    /// <summary>A request failed: <c>PUT cas/0123456789ab… failed: it answers 500 Internal Server Error</c>.</summary>
    public static string Failed(string method, string path, string why) => $"{method} {path[..(path.IndexOf('/', StringComparison.Ordinal) + 1 + ShortName)]}… failed: {why}";

    /// <summary>It let us wait.</summary>
    public static string TooSlow(OperationCanceledException error, RemoteTimeouts timeouts) => error.InnerException is TimeoutException
        ? $"it takes no connection within {timeouts.Connect.TotalSeconds:0.#} s"
        : $"it is too slow: {timeouts.Answer.TotalSeconds:0.#} s without an answer, or less than {timeouts.SlowestRate >> 10} KiB a second";

    /// <summary>There is no connection, or it ended.</summary>
    public static string Broken(Exception error) => error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
        ? $"it can't be reached: {OneLine(error.Message)}"
        : $"the connection broke: {OneLine((error.InnerException ?? error).Message)}";

    /// <summary>It answered something else.</summary>
    public static string Unexpected(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 300 and < 400 => $"it redirects ({(int)response.StatusCode}), which is not followed; give the URL that it leads to",
        403 or 405 or 500 when response.RequestMessage?.Method == HttpMethod.Put =>
            $"it answers {Status(response)}; may the server write there? nginx needs 'dav_methods PUT', and a folder that belongs to its user",
        401 or 403 => $"it answers {Status(response)}; user and password stand in the URL: http://USER:PASSWORD@HOST/",
        413 => $"it answers {Status(response)}: it takes no file of this size",
        _ => $"it answers {Status(response)}",
    };

    private static string Status(HttpResponseMessage response) => $"{(int)response.StatusCode} {OneLine(response.ReasonPhrase ?? "")}".TrimEnd();

    private static string OneLine(string text) => new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim().TrimEnd('.');
}
