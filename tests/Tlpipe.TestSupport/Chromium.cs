using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Tlpipe.TestSupport;

/// <summary>Debian's Chromium without a window, spoken to by its DevTools protocol: one tab, which opens files.</summary>
public sealed class Chromium : IDisposable
{
    private const string Executable = "/usr/bin/chromium";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private readonly string? _session;
    private int _number;
    private bool _isLoaded;

    /// <summary>Starts it; skips the test, saying why, where it is absent.</summary>
    public Chromium()
    {
        Skip.IfNot(File.Exists(Executable), $"{Executable} is absent (eng/setup-tests.sh installs it)");
        // No sandbox: it needs rights that containers don't give, and what is opened here was made by the tests.
        _process = Process.Start(new ProcessStartInfo(Executable,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={_folder.Path}", "about:blank",
        ]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            _socket.ConnectAsync(new Uri(Address()), Timeout()).GetAwaiter().GetResult();
            var target = Send("Target.createTarget", new() { ["url"] = "about:blank" });
            _session = (string?)Send("Target.attachToTarget", new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true })["sessionId"];
            foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" }) Send($"{domain}.enable");
        }
        catch
        {
            // Nobody disposes of what was never made, and the browser would stay.
            Dispose();
            throw;
        }
    }

    /// <summary>Errors and warnings of the page since it was opened: exceptions, the console's, and what the browser refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The addresses that the page asked for, its own among them.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Sets width, height and colours of the screen.</summary>
    public void Screen(int width, int height, string scheme = "light")
    {
        Send("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        Send("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
    }

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public void Open(string path)
    {
        _complaints.Clear();
        _requests.Clear();
        _isLoaded = false;
        Send("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        while (!_isLoaded) Receive();
    }

    /// <summary>The value of an expression of JavaScript; a promise is waited for.</summary>
    public JsonNode? Evaluate(string expression)
    {
        var answer = Send("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer}");
        return answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>Presses a key.</summary>
    /// <param name="key">Its name, as <c>Tab</c> or <c>Enter</c>.</param>
    /// <param name="code">Its Windows virtual key code, by which the protocol knows it.</param>
    /// <param name="text">What it types.</param>
    public void Press(string key, int code, string text = "")
    {
        Send("Input.dispatchKeyEvent", new() { ["type"] = text.Length == 0 ? "rawKeyDown" : "keyDown", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = text });
        Send("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code });
    }

    /// <summary>Writes a picture of the whole page.</summary>
    public void Photograph(string path) => File.WriteAllBytes(path, Convert.FromBase64String(
        (string)Send("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true })["data"]!));

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>Where it listens. What it says after that nobody wants, but unread it would stop at a full pipe.</summary>
    private string Address()
    {
        const string Begin = "DevTools listening on ";
        var address = new TaskCompletionSource<string>();
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) address.TrySetException(new InvalidOperationException($"{Executable} ended before it listened"));
            else if (line.Data.StartsWith(Begin, StringComparison.Ordinal)) address.TrySetResult(line.Data[Begin.Length..]);
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        return address.Task.WaitAsync(Timeout()).GetAwaiter().GetResult();
    }

    private JsonObject Send(string method, JsonObject? parameters = null)
    {
        var number = ++_number;
        var message = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null) message["sessionId"] = _session;
        _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, Timeout()).GetAwaiter().GetResult();
        while (true)
        {
            var answer = Receive();
            if ((int?)answer["id"] != number) continue;
            Assert.True(answer["error"] is null, $"{method}: {answer}");
            return answer["result"]!.AsObject();
        }
    }

    private JsonObject Receive()
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = _socket.ReceiveAsync(buffer, Timeout()).GetAwaiter().GetResult();
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var message = JsonNode.Parse(text.ToArray())!.AsObject();
        Note((string?)message["method"], message["params"]);
        return message;
    }

    private void Note(string? method, JsonNode? told)
    {
        if (method == "Page.loadEventFired") _isLoaded = true;
        if (method == "Network.requestWillBeSent") _requests.Add((string)told!["request"]!["url"]!);
        if (method == "Runtime.exceptionThrown") _complaints.Add(told!["exceptionDetails"]!.ToJsonString());
        if (method == "Log.entryAdded" && (string?)told!["entry"]!["level"] is "error" or "warning") _complaints.Add((string)told!["entry"]!["text"]!);
        if (method == "Runtime.consoleAPICalled" && (string?)told!["type"] is "error" or "warning" or "assert") _complaints.Add(told!["args"]!.ToJsonString());
    }

    private static CancellationToken Timeout() => new CancellationTokenSource(Limit).Token;
}
