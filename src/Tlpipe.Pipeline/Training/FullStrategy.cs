using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Trains trunk and heads, each at its own rate.</summary>
/// <param name="trunkRate">The factor on the learning rate for the trunk.</param>
/// <param name="headRate">The factor on the learning rate for the heads.</param>
public sealed class FullStrategy(double trunkRate = 1.0, double headRate = 1.0) : IStrategy
{
    /// <inheritdoc/>
    public double HeadRate { get; } = headRate;

    /// <inheritdoc/>
    public int? Views => null;

    /// <inheritdoc/>
    public int FrozenStages(IReadOnlyList<string> stages) => 0;

    /// <inheritdoc/>
    public double TrunkRate(string stage) => trunkRate;
}

/// <summary>The options of <c>full</c>.</summary>
internal sealed record FullOptions
{
    [Description("the factor on the learning rate for the trunk")]
    [Range(0, 1000.0, MinimumIsExclusive = true)]
    public double TrunkRate { get; init; } = 1.0;

    [Description("the factor on the learning rate for the heads")]
    [Range(0, 1000.0, MinimumIsExclusive = true)]
    public double HeadRate { get; init; } = 1.0;
}

/// <summary>Provides <c>full</c>.</summary>
internal sealed class FullProvider : Provider<IStrategy, FullOptions>
{
    protected override IStrategy Create(FullOptions options, PartContext context) => new FullStrategy(options.TrunkRate, options.HeadRate);
}
