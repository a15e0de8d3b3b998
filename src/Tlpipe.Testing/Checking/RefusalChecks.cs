namespace Tlpipe.Testing.Checking;

/// <summary>How parts say what doesn't fit.</summary>
internal static class RefusalChecks
{
    /// <summary>Makes sure that it is one clause.</summary>
    public static void IsClause(string refusal)
    {
        if (refusal.Length == 0 || refusal.Contains('\n', StringComparison.Ordinal) || refusal.EndsWith('.'))
            throw new ConformanceException(
                $"it refuses with '{refusal}'", "the planner tells it behind «it doesn't fit:», at the line of the model file", "say one clause without a full stop: what it takes, and what it is given");
    }
}
