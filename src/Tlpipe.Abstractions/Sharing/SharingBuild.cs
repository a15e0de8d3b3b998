namespace Tlpipe.Abstractions;

/// <summary>What a sharing is built from.</summary>
/// <param name="Tasks">The tasks, in the order of the model file, under names that a state dict and a program can hold.</param>
/// <param name="Features">What the trunk gives.</param>
/// <param name="Trunk">The trunk, with the weights that training begins with. It belongs to the network, which has its parameters already.</param>
/// <param name="AnotherTrunk">Builds another trunk with the same weights, which belongs to the caller.</param>
public sealed record SharingBuild(IReadOnlyList<string> Tasks, FeatureSignature Features, Trunk Trunk, Func<Trunk> AnotherTrunk);
