namespace Tlpipe.Tool.Hosting;

/// <summary>Reads <c>@FILE</c>: one argument a line, taken as it is; in quotes where it is empty or begins with <c>#</c>. Empty lines and lines that begin with <c>#</c> are skipped.</summary>
internal static class ResponseFile
{
    private const string ErrorBegins = "the response file ";

    /// <summary>Whether a message comes from here.</summary>
    public static bool IsError(string message) => message.StartsWith(ErrorBegins, StringComparison.Ordinal);

    /// <summary>The arguments of a response file.</summary>
    /// <param name="token">The token without its <c>@</c>.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryRead(string token, out IReadOnlyList<string>? arguments, out string? error)
    {
        (arguments, error) = (null, null);
        try
        {
            arguments = [.. File.ReadLines(token).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(Unquoted)];
            return true;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            error = $"{ErrorBegins}'{token}' can't be read: {reason.Message.TrimEnd('.')}";
            return false;
        }
    }

    private static string Unquoted(string line) => line.Length > 1 && line[0] == '"' && line[^1] == '"' ? line[1..^1] : line;
}
