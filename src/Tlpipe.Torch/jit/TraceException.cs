namespace Tlpipe.Torch;

/// <summary>A trace depends on the size or the content of its input, so that the program would be wrong for others.</summary>
public sealed class TraceException : Exception
{
    internal TraceException(string difference)
        : base($"the module does different things for different inputs, so no one program can stand for it; traced twice, it first differs at: {difference}; "
            + "take sizes from the input through operations (flatten, -1 in view) and avoid decisions on its content")
    {
    }

    /// <summary>The first line in which two graphs differ, or null.</summary>
    internal static string? Difference(string first, string second)
    {
        if (first == second) return null;
        string[] a = first.Split('\n'), b = second.Split('\n');
        var at = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i], Math.Min(a.Length, b.Length) - 1);
        return $"'{a[at].Trim()}' against '{b[at].Trim()}'";
    }
}
