using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tlpipe.Pipeline.Tests.Caching;

/// <summary>A server that does what no good one does: it answers each connection with the bytes that it is told, then goes silent or hangs up.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private int _connections;

    /// <param name="answer">What it sends once a request has come.</param>
    /// <param name="hangsUp">Whether it closes the connection then.</param>
    public ScriptedServer(string answer, bool hangsUp)
    {
        _listener.Start();
        _work = Serve(Encoding.ASCII.GetBytes(answer), hangsUp);
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Connections => _connections;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _work.GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private async Task Serve(byte[] answer, bool hangsUp)
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                var stream = connection.GetStream();
                // A request of a few hundred bytes comes in one piece.
                if (await stream.ReadAtLeastAsync(new byte[1 << 16], 1, throwOnEndOfStream: false, _stop.Token) == 0) continue;
                await stream.WriteAsync(answer, _stop.Token);
                if (!hangsUp) await Task.Delay(Timeout.Infinite, _stop.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
            return;
        }
    }
}
