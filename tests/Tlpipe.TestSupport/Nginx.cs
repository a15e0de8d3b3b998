using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Tlpipe.TestSupport;

/// <summary>
/// Debian's nginx as a remote cache, on a free port of this machine, with the lines that the tool's README recommends.
/// It runs as the current user in a temporary folder, and its own log says which requests were made.
/// </summary>
public sealed class Nginx : IDisposable
{
    private const string Executable = "/usr/sbin/nginx";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new();
    private readonly string? _user;
    private Process? _process;
    private int _marks;

    /// <summary>Starts it; skips the test, saying why, where it is absent.</summary>
    /// <param name="user"><c>USER:PASSWORD</c>, where it is to ask for them.</param>
    /// <param name="extra">More lines for the server's section.</param>
    public Nginx(string? user = null, string extra = "")
    {
        Skip.IfNot(File.Exists(Executable), $"{Executable} is absent (eng/setup-tests.sh installs it)");
        Files = Directory.CreateDirectory(_folder.Combine("files")).FullName;
        _user = user;
        if (user is not null)
        {
            var parts = user.Split(':');
            var users = _folder.Write("users", $"{parts[0]}:{{PLAIN}}{parts[1]}\n");
            extra += $"auth_basic cache; auth_basic_user_file {users};";
        }

        Port = FreePort();
        _folder.Write("nginx.conf", Configuration(extra));
        Start();
    }

    /// <summary>Where its files lie: <c>ac/…</c>, <c>cas/…</c>.</summary>
    public string Files { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The URL without user and password.</summary>
    public string PlainUrl => $"http://127.0.0.1:{Port}/";

    /// <summary>The URL, with user and password where it asks for them.</summary>
    public string Url => _user is null ? PlainUrl : $"http://{_user}@127.0.0.1:{Port}/";

    /// <summary>The requests since the last time, as its log has them: <c>PUT /cas 201</c>; the digests are left out.</summary>
    public IReadOnlyList<string> TakeRequests()
    {
        // It serves one request after the other: when a last one stands in the log, all before it do.
        var mark = $"/mark-{++_marks}";
        _client.GetAsync(new Uri(PlainUrl.TrimEnd('/') + mark)).GetAwaiter().GetResult().Dispose();
        var path = _folder.Combine("access.log");
        var began = Stopwatch.StartNew();
        string[] lines;
        do lines = File.ReadAllLines(path);
        while (!lines.Any(line => line.Contains(mark, StringComparison.Ordinal)) && began.Elapsed < Limit);
        var from = Array.FindLastIndex(lines, line => line.Contains($"/mark-{_marks - 1} ", StringComparison.Ordinal)) + 1;
        return [.. lines[from..].Where(line => !line.Contains("/mark-", StringComparison.Ordinal)).Select(WithoutDigest)];
    }

    /// <summary>All that it wrote: its log of requests and of errors.</summary>
    public string Logs => File.ReadAllText(_folder.Combine("access.log")) + File.ReadAllText(_folder.Combine("error.log"));

    /// <summary>Stops it.</summary>
    public void Stop()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _client.Dispose();
        _folder.Dispose();
    }

    /// <summary>A line of the log without the digest: <c>PUT /cas/12ab… 201</c> becomes <c>PUT /cas 201</c>.</summary>
    private static string WithoutDigest(string line)
    {
        var words = line.Split(' ');
        return string.Join(' ', words.Select(word => word.StartsWith('/') ? word[..Math.Max(1, word.LastIndexOf('/'))] : word));
    }

    private string Configuration(string extra)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Tlpipe.Tool", "README.md"));
        var server = readme.Split("```nginx\n")[1].Split("```")[0]
            .Replace("listen 8080;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{Port}; {extra}"), StringComparison.Ordinal)
            .Replace("/srv/tlpipe-cache", Files, StringComparison.Ordinal);
        Assert.Contains(Files, server, StringComparison.Ordinal);
        var temporary = string.Join(' ', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(name => $"{name}_temp_path {_folder.Combine("temp", name)};"));
        return $$"""
            daemon off;
            master_process off;
            pid {{_folder.Combine("nginx.pid")}};
            events {}
            http {
              log_format requests "$request_method $uri $status";
              access_log {{_folder.Combine("access.log")}} requests;
              {{temporary}}
              {{server}}
            }
            """;
    }

    private void Start()
    {
        _process = Process.Start(new ProcessStartInfo(Executable, ["-e", _folder.Combine("error.log"), "-c", _folder.Combine("nginx.conf"), "-p", _folder.Path]) { UseShellExecute = false, RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var began = Stopwatch.StartNew();
        while (!Answers())
        {
            if (_process.HasExited || began.Elapsed > Limit) Assert.Fail($"nginx did not start\n{File.ReadAllText(_folder.Combine("error.log"))}");
            Thread.Sleep(20);
        }
    }

    private bool Answers()
    {
        using var probe = new TcpClient();
        try
        {
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
