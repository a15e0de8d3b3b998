using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Heads;

/// <summary>Why a head doesn't take features or a target.</summary>
internal static class Refusals
{
    /// <summary>The reason in one clause; <see langword="null"/> for feature vectors and the right kind of target.</summary>
    /// <param name="features">What the trunk gives.</param>
    /// <param name="target">What is to be learned.</param>
    /// <param name="kind">What the head can learn.</param>
    /// <param name="learns">The same in words.</param>
    internal static string? Of(FeatureSignature features, TargetSignature target, TargetKind kind, string learns)
    {
        if (features.Layout != FeatureLayout.Vector)
            return $"it takes one feature vector an example, and the trunk gives {Describe(features.Layout)}";
        return target.Kind == kind ? null : $"it learns {learns}, and the target is {Describe(target.Kind)}";
    }

    private static string Describe(FeatureLayout layout) => layout switch
    {
        FeatureLayout.Sequence => "one for each position of a sequence",
        _ => "one for each place of a picture",
    };

    private static string Describe(TargetKind kind) => kind switch
    {
        TargetKind.Class => "one of several classes",
        TargetKind.Labels => "any number of labels",
        _ => "a number",
    };
}
