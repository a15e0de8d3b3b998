namespace Tlpipe.Build;

/// <summary>The values of <c>TlpipeTrainingPolicy</c>.</summary>
internal static class TrainingPolicies
{
    /// <summary>What is not up to date is trained, or taken from a cache.</summary>
    public const string Train = "train";

    /// <summary>What is not up to date is taken from a cache, and not being there is an error.</summary>
    public const string Restore = "restore";

    /// <summary>Nothing is brought up to date, and no model has to be there.</summary>
    public const string Skip = "skip";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Train, Restore, Skip];
}
