namespace Tlpipe.Build;

/// <summary>The last lines a process wrote, for the case that it dies without an error of its own.</summary>
internal sealed class LastLines
{
    private const int Kept = 12;
    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lines.Enqueue(line.Trim());
        if (lines.Count > Kept) lines.Dequeue();
    }

    /// <summary>The lines in one, as an error has only one.</summary>
    public override string ToString() => lines.Count == 0 ? "(nothing)" : string.Join(" | ", lines);
}
