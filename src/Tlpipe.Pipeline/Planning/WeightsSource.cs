using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What a model file's weights come from, before it is compared with the trunk: a checkpoint, a model that a referenced project built, or one that is planned along.</summary>
/// <param name="Path">What the file says.</param>
/// <param name="Codec">The codec of the model that it is, or lies in; <see langword="null"/> where it is no model.</param>
internal sealed record WeightsSource(InputPath Path, CodecDescription? Codec)
{
    /// <summary>The model of another project.</summary>
    public ReferencedModel? Referenced { get; init; }

    /// <summary>The model that is planned along.</summary>
    public TrainingPlan? Upstream { get; init; }
}
