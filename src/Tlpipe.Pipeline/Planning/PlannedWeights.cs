using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Where the trunk's parameters come from: a checkpoint, or the model that another model file builds.</summary>
/// <param name="Source">What the file says, for people: <c>$(data)/mobilenet_v2.pth</c>.</param>
/// <param name="Path">The checkpoint on this machine; for a model file, the <c>model.safetensors</c> that building it leaves.</param>
/// <param name="Digest">The checkpoint's content digest; for a model file, the upstream plan's training key: another name, version or gate leaves the weights as they are.</param>
/// <param name="Names">The checkpoint's entry for each of the trunk's state dict names.</param>
/// <param name="Dropped">The entries of the old last layer, which are cut off.</param>
/// <param name="Upstream">The upstream model's plan, where <c>weights</c> names a model file that is planned along with this one.</param>
/// <param name="UpstreamVersion">The upstream model's version, where <c>weights</c> names a model file.</param>
public sealed record PlannedWeights(
    string Source,
    string Path,
    Digest Digest,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<string> Dropped,
    TrainingPlan? Upstream = null,
    string? UpstreamVersion = null)
{
    /// <summary>How many tokens the data sets have that the weights don't know: in the backbone's <see cref="IBackbone.TokenWeights"/> their rows, the last ones, stay as they were drawn.</summary>
    public int AddedTokens { get; init; }

    /// <summary>For people, who compare it with what the lock remembers: <c>base.model.yaml 1.0.0</c>. It enters no key.</summary>
    public string Description => UpstreamVersion is null ? Source : $"{Source} {UpstreamVersion}";
}
