namespace Tlpipe.Abstractions;

/// <summary>What a sharing must fit.</summary>
/// <param name="Tasks">The tasks, in the order of the model file.</param>
/// <param name="Features">What the trunk gives.</param>
/// <param name="Stages">The trunk's stages, built on the meta device: parameters with names and shapes, without numbers.</param>
public sealed record SharingContext(IReadOnlyList<string> Tasks, FeatureSignature Features, IReadOnlyList<Stage> Stages);
