using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Trains the heads only; the trunk stays as it came, and its features are computed once.</summary>
public sealed class FrozenStrategy : IStrategy
{
    /// <inheritdoc/>
    public double HeadRate => 1.0;

    /// <inheritdoc/>
    public int FrozenStages(IReadOnlyList<string> stages) => stages.Count;

    /// <inheritdoc/>
    public double TrunkRate(string stage) => 0.0;
}

/// <summary>The options of <c>frozen</c>: none.</summary>
internal sealed record FrozenOptions;

/// <summary>Provides <c>frozen</c>.</summary>
internal sealed class FrozenProvider : Provider<IStrategy, FrozenOptions>
{
    protected override IStrategy Create(FrozenOptions options, PartContext context) => new FrozenStrategy();
}
