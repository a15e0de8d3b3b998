using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Sharing;

/// <summary>Cross-stitch networks (Misra et al. 2016, arXiv 1604.03539): a column of upper stages for each task, and behind each stage a unit that mixes their activations.</summary>
/// <param name="from">The first stage of a column.</param>
/// <param name="own">The weight of a task's own activations at first.</param>
internal sealed class CrossStitchSharing(string from, double own) : ISharing
{
    public string? Refuses(SharingContext context)
    {
        string[] stages = [.. context.Stages.Select(stage => stage.Name)];
        if (!stages.Contains(from, StringComparer.Ordinal)) throw new DiagnosticException(UnknownStage(stages));
        return context.Stages.Skip(SharedStages(stages)).Any(CrossStitch.Learns) ? null : $"nothing learns in the trunk from its stage '{from}' on";
    }

    public int SharedStages(IReadOnlyList<string> stages) => stages.Index().First(stage => stage.Item == from).Index;

    public FeatureSignature Features(FeatureSignature features) => features;

    public SharingModule Build(SharingBuild build) => new CrossStitch(build, SharedStages([.. build.Trunk.Stages.Select(stage => stage.Name)]), own);

    private Diagnostic UnknownStage(IReadOnlyList<string> stages)
    {
        var nearest = NearestName.Find(from, stages) is { } name ? $"; did you mean '{name}'?" : ".";
        return Diagnostic.Error("TLP1056", $"the trunk has no stage '{from}'{nearest} Available: {string.Join(", ", stages)}", option: "from");
    }
}
