using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Sharing;

/// <summary>
/// Experts on the trunk's features, mixed by a softmax gate of each task. Without experts of their own: multi-gate mixture of experts
/// (Ma et al. 2018, doi 10.1145/3219819.3220007); with them: customized gate control, progressive layered extraction's single level
/// (Tang et al. 2020, doi 10.1145/3383313.3412236).
/// </summary>
/// <param name="name">What model files call it.</param>
/// <param name="shared">The experts that all tasks share.</param>
/// <param name="own">The experts that each task has for itself.</param>
/// <param name="width">The features that an expert makes.</param>
internal sealed class ExpertSharing(string name, int shared, int own, int width) : ISharing
{
    public string? Refuses(SharingContext context) => context.Features.Layout == FeatureLayout.Vector
        ? null
        : $"its experts take one feature vector an example, and the trunk gives one for each {(context.Features.Layout == FeatureLayout.Sequence ? "position of a sequence" : "place of a picture")}";

    public int SharedStages(IReadOnlyList<string> stages) => stages.Count;

    public FeatureSignature Features(FeatureSignature features) => new(width);

    public SharingModule Build(SharingBuild build) => new GatedExperts(name, build, shared, own, width);
}
