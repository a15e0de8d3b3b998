namespace Tlpipe.Build.Inputs;

/// <summary>One model of a <see cref="Manifest"/>.</summary>
internal sealed record ManifestModel
{
    /// <summary>Full path of the model file (<c>*.model.yaml</c>).</summary>
    public required string File { get; init; }

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model's version.</summary>
    public required string Version { get; init; }

    /// <summary>The input key.</summary>
    public required string Key { get; init; }

    /// <summary>The training key, which models share that differ only in name, version or report.</summary>
    public required string TrainingKey { get; init; }

    /// <summary>SHA-256 of the artifact's <c>model.json</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>Full path of the artifact's folder.</summary>
    public required string Artifact { get; init; }

    /// <summary>Full path of the lock.</summary>
    public required string Lock { get; init; }

    /// <summary>Where it came from: <c>trained</c>, <c>cache</c>, <c>remoteCache</c>, or <c>upToDate</c> where it lay there already.</summary>
    public required string Origin { get; init; }

    /// <summary>Why it was made.</summary>
    public required string Reason { get; init; }

    /// <summary>What was planned, in texts by name: backbone, weights, strategy, optimizer, epochs, batch, tasks.</summary>
    public required IReadOnlyDictionary<string, string> Plan { get; init; }

    /// <summary>What the primary metric of each task reached: <c>insect.accuracy</c>.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>How long the training took, in seconds; null where that isn't known.</summary>
    public double? Seconds { get; init; }

    /// <summary>The same model in a build that had nothing to do.</summary>
    public ManifestModel AsFoundUpToDate() => this with { Origin = "upToDate", Reason = "nothing that matters has changed" };
}
