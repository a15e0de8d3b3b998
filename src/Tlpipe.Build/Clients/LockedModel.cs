namespace Tlpipe.Build.Clients;

/// <summary>What the lock beside a model file says of the model.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Key">The model's input key.</param>
/// <param name="ManifestDigest">SHA-256 of its <c>model.json</c>.</param>
/// <param name="Tasks">Its tasks.</param>
internal sealed record LockedModel(string Name, string Version, string Key, string ManifestDigest, IReadOnlyList<LockedTask> Tasks);

/// <summary>A task in a lock.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Kind">What its output means.</param>
/// <param name="Labels">Its labels, in the model's order; empty for numbers.</param>
/// <param name="Metrics">What it reached.</param>
internal sealed record LockedTask(string Name, LockedKind Kind, IReadOnlyList<string> Labels, LockedMetrics Metrics);

/// <summary>What a task's output means, by the names of <c>OutputKind</c>.</summary>
internal enum LockedKind
{
    Softmax,
    Sigmoid,
    Number,
}

/// <summary>What a task reached.</summary>
/// <param name="Split">The split it was measured on.</param>
/// <param name="Count">The number of examples.</param>
/// <param name="Values">The metrics that are numbers.</param>
internal sealed record LockedMetrics(string Split, long Count, IReadOnlyList<LockedMetric> Values);

/// <summary>A metric.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">The lower end of its 95 % interval; null where there is none.</param>
/// <param name="High">The upper end.</param>
internal sealed record LockedMetric(string Name, double Value, double? Low, double? High);
