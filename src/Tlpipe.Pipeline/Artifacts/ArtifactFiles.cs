namespace Tlpipe.Pipeline.Artifacts;

/// <summary>The names of an artifact's files.</summary>
public static class ArtifactFiles
{
    /// <summary>The weights of trunk and heads.</summary>
    public const string Weights = "model.safetensors";

    /// <summary>The traced program without its weights.</summary>
    public const string Program = "program.pt";

    /// <summary>The manifest.</summary>
    public const string Manifest = "model.json";

    /// <summary>The learning curves.</summary>
    public const string Metrics = "metrics.json";

    /// <summary>What the model makes of each validation example. Artifacts of older versions have none.</summary>
    public const string Predictions = "predictions.json";

    /// <summary>How the run went; not part of the artifact's digest.</summary>
    public const string Run = "run.json";

    /// <summary>The same for people, as one page; not part of the artifact's digest.</summary>
    public const string Report = "report.html";
}
