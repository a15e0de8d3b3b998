using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Every head gets the trunk's features as they are (Caruana 1997).</summary>
internal sealed class HardSharing : ISharing
{
    public string? Refuses(SharingContext context) => null;

    public int SharedStages(IReadOnlyList<string> stages) => stages.Count;

    public FeatureSignature Features(FeatureSignature features) => features;

    public SharingModule? Build(SharingBuild build) => null;
}

/// <summary>The options of <c>hard</c>: none.</summary>
internal sealed record HardSharingOptions;

/// <summary>Provides <c>hard</c>.</summary>
internal sealed class HardSharingProvider : Provider<ISharing, HardSharingOptions>
{
    protected override ISharing Create(HardSharingOptions options, PartContext context) => new HardSharing();
}
