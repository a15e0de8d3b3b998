namespace Tlpipe.Tool.Tests;

/// <summary>Two versions of a model, trained once for several tests while their curves were written for TensorBoard.</summary>
[CollectionDefinition(nameof(TwoVersions))]
public sealed class TwoVersions : ICollectionFixture<TwoVersions>, IDisposable
{
    public const string OldFile = "old.model.yaml";
    public const string NewFile = "new.model.yaml";

    public TwoVersions()
    {
        Place.Write(OldFile, Samples.Street());
        Place.Write(NewFile, Samples.Street(epochs: 4).Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal).Replace("batch: 16", "batch: 16, optimizer: { use: sgd, lr: 0.2 }", StringComparison.Ordinal));
        Training = Place.Run("train", OldFile, NewFile, "--tensorboard", "board");
    }

    internal Workplace Place { get; } = new();

    /// <summary>How the training ended.</summary>
    internal ToolResult Training { get; }

    internal string Old => Place.At("models", "tiny-street", "1.0.0");

    internal string New => Place.At("models", "tiny-street", "1.1.0");

    public void Dispose() => Place.Dispose();
}
