using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Caching.Remote;

namespace Tlpipe.Pipeline.Tests.Caching;

public sealed class Servers_that_misbehave
{
    private static readonly RemoteTimeouts Short = new() { Connect = TimeSpan.FromMinutes(1), Answer = TimeSpan.FromSeconds(0.3), SlowestRate = 1 << 30 };

    [Theory]
    [InlineData("", false, "it is too slow: 0.3 s without an answer, or less than 1048576 KiB a second")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome", false, "it is too slow: 0.3 s without an answer, or less than 1048576 KiB a second")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome", true, "the connection broke: The response ended prematurely, with at least 96 additional bytes expected. (ResponseEnded)")]
    [InlineData("", true, "the connection broke: The response ended prematurely. (ResponseEnded)")]
    [InlineData("this is no HTTP\r\n\r\n", true, "the connection broke: Received an invalid status line: 'this is no HTTP'")]
    [InlineData("HTTP/1.1 500 a\tb\r\nContent-Length: 0\r\n\r\n", true, "it answers 500 a b")]
    public void One_costs_a_warning_and_is_left_alone(string answer, bool hangsUp, string why)
    {
        using var folder = new TemporaryFolder();
        using var server = new ScriptedServer(answer, hangsUp);
        using var cache = new RemoteCache(new(server.Url), isReadOnly: false, hangsUp ? new() : Short);
        var told = new List<Diagnostic>();
        var request = Request(told);

        Assert.Null(cache.Fetch(request, Local(folder), CancellationToken.None));
        Assert.Null(cache.Fetch(request, Local(folder), CancellationToken.None));
        Assert.False(cache.Has(request, CancellationToken.None));

        Assert.Equal(
            $"tlpipe: warning TLP7220: the remote cache {server.Url} is not used any more in this run: GET ac/{Digest.Of($"tlpipe artifact 1 {request.TrainingKey.Hex}").Hex[..12]}… failed: {why}; the build goes on without it",
            Assert.Single(told).ToString());
        // The framework itself tries a connection again that was closed before it answered.
        Assert.InRange(server.Connections, 1, answer.Length == 0 && hangsUp ? 4 : 1);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_answer_without_end_is_cut_off_where_it_is_longer_than_any_result()
    {
        using var folder = new TemporaryFolder();
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', (1 << 20) + 1), hangsUp: false);
        using var cache = new RemoteCache(new(server.Url), isReadOnly: false, new());
        var told = new List<Diagnostic>();

        Assert.Null(cache.Fetch(Request(told), Local(folder), CancellationToken.None));

        var warning = Assert.Single(told);
        Assert.Equal("TLP7221", warning.Code);
        Assert.Contains(" has more than the 1048576 bytes that it should have; it counts as absent", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_for_one_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        using var server = new ScriptedServer("", hangsUp: false);
        using var cache = new RemoteCache(new(server.Url), isReadOnly: false, new() { Answer = TimeSpan.FromMinutes(5) });
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));
        var told = new List<Diagnostic>();

        Assert.ThrowsAny<OperationCanceledException>(() => cache.Fetch(Request(told), Local(folder), stop.Token));

        Assert.Empty(told);
    }

    [Theory]
    [InlineData("http://cache.example", "http://cache.example/", null)]
    [InlineData("https://cache.example:8443/a/b/", "https://cache.example:8443/a/b/", null)]
    [InlineData("http://ci:pass%40word@cache.example/x", "http://cache.example/x/", "Basic Y2k6cGFzc0B3b3Jk")]
    public void An_address_shows_neither_user_nor_password(string url, string shown, string? authorization)
    {
        var address = new RemoteAddress(RemoteAddress.TryParse(url)!);
        Assert.Equal(shown, address.ToString());
        Assert.Equal(authorization, address.Authorization?.ToString());
        Assert.Equal(shown + "ac/12", address.At("ac/12").ToString());
    }

    [Theory]
    [InlineData("cache.example")]
    [InlineData("ftp://cache.example/")]
    [InlineData("http://cache.example/?a=b")]
    [InlineData("http://cache.example/#a")]
    [InlineData("/srv/cache")]
    [InlineData("http://")]
    public void What_is_no_address_of_a_cache_is_refused(string text) => Assert.Null(RemoteAddress.TryParse(text));

    private static CacheRequest Request(List<Diagnostic> told) => new(Digest.Of("key"), "street", told.Add, () => { });

    private static ArtifactCache Local(TemporaryFolder folder) => new(new(folder.Path), TimeProvider.System);
}
