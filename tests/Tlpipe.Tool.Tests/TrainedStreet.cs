namespace Tlpipe.Tool.Tests;

/// <summary>A model that is trained once for several tests.</summary>
public sealed class TrainedStreet : IDisposable
{
    public const string ModelFile = "street.model.yaml";

    public TrainedStreet()
    {
        Place.Write(ModelFile, Samples.Street());
        Training = Place.Run("train", ModelFile, "--json", "--inputs", "build/inputs.json");
    }

    /// <summary>The model's folder.</summary>
    internal string Artifact => Path.Combine(Place.Folder, "models", "tiny-street", "1.0.0");

    internal Workplace Place { get; } = new();

    /// <summary>How the training ended.</summary>
    internal ToolResult Training { get; }

    public void Dispose() => Place.Dispose();
}
