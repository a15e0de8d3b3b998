using System.Net;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>Gets and puts blobs by HTTP. Sizes and times are bounded, redirects are not followed, and whatever the server does becomes one of two exceptions.</summary>
internal sealed class HttpBlobs : IDisposable
{
    private const int BufferSize = 1 << 17;

    /// <summary>From here on a server may refuse a body before it is sent.</summary>
    private const long AsksFirst = 1 << 16;

    private readonly RemoteAddress _address;
    private readonly RemoteTimeouts _timeouts;
    private readonly HttpClient _client;

    public HttpBlobs(RemoteAddress address, RemoteTimeouts timeouts)
    {
        _address = address;
        _timeouts = timeouts;
        _client = new(new SocketsHttpHandler { ConnectTimeout = timeouts.Connect, AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { Authorization = address.Authorization },
        };
    }

    /// <summary>Reads a blob piece by piece.</summary>
    /// <param name="path">Its path: <c>cas/…</c>.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    /// <param name="take">Takes a piece.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>Its bytes' number; <see langword="null"/> where there is no such blob.</returns>
    /// <exception cref="RemoteCacheException">The server can't be used.</exception>
    /// <exception cref="DamagedEntryException">The blob is larger.</exception>
    public Task<long?> Get(string path, long limit, Action<ReadOnlySpan<byte>> take, CancellationToken stop) => Told("GET", path, _timeouts.For(limit), stop, async deadline =>
    {
        deadline.CancelAfter(_timeouts.Answer);
        using var request = new HttpRequestMessage(HttpMethod.Get, _address.At(path));
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        ThrowUnless(response, HttpStatusCode.OK);
        if (response.Content.Headers.ContentLength > limit) throw TooLong(path, limit);
        return await Read(response.Content, path, limit, take, deadline).ConfigureAwait(false);
    });

    /// <summary>Writes a blob.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">Its bytes; disposed.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="RemoteCacheException">The server can't be used.</exception>
    public Task<bool> Put(string path, Stream content, CancellationToken stop) => Told("PUT", path, _timeouts.For(content.Length), stop, async deadline =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, _address.At(path)) { Content = new StreamContent(content, BufferSize) };
        request.Content.Headers.ContentLength = content.Length;
        request.Headers.ExpectContinue = content.Length >= AsksFirst;
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
        ThrowUnless(response, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.NoContent);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<long?> Read(HttpContent content, string path, long limit, Action<ReadOnlySpan<byte>> take, CancellationTokenSource deadline)
    {
        var stream = await content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var (buffer, total) = (new byte[BufferSize], 0L);
            while (true)
            {
                deadline.CancelAfter(_timeouts.Answer);
                var read = await ReadSome(stream, buffer, deadline.Token).ConfigureAwait(false);
                if (read == 0) return total;
                if ((total += read) > limit) throw TooLong(path, limit);
                take(buffer.AsSpan(0, read));
            }
        }
    }

    /// <summary>Does a request; whatever goes wrong is told with it.</summary>
    private async Task<T> Told<T>(string method, string path, TimeSpan limit, CancellationToken stop, Func<CancellationTokenSource, Task<T>> work)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop);
        whole.CancelAfter(limit);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(whole.Token);
        try
        {
            return await work(deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw Failed(RemoteWords.TooSlow(error, _timeouts), error);
        }
        catch (HttpRequestException error)
        {
            throw Failed(RemoteWords.Broken(error), error);
        }
        catch (RemoteCacheException error)
        {
            throw Failed(error.Message, error);
        }

        RemoteCacheException Failed(string why, Exception error) => new(RemoteWords.Failed(method, path, why), error);
    }

    /// <summary>Tells the network's errors from the disk's.</summary>
    private static async Task<int> ReadSome(Stream stream, byte[] buffer, CancellationToken stop)
    {
        try
        {
            return await stream.ReadAsync(buffer, stop).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new RemoteCacheException(RemoteWords.Broken(error), error);
        }
    }

    private static void ThrowUnless(HttpResponseMessage response, params ReadOnlySpan<HttpStatusCode> expected)
    {
        if (!expected.Contains(response.StatusCode)) throw new RemoteCacheException(RemoteWords.Unexpected(response));
    }

    private static DamagedEntryException TooLong(string path, long limit) => new($"{path} has more than the {limit} bytes that it should have");
}
