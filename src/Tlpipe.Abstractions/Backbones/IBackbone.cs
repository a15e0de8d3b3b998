namespace Tlpipe.Abstractions;

/// <summary>An architecture: builds trunks and says what fits them.</summary>
public interface IBackbone
{
    /// <summary>The input that the published weights were trained on; a data set whose size is free follows it.</summary>
    InputSignature PreferredInput { get; }

    /// <summary>Says why an input doesn't fit, in one clause («it takes pictures of at least 32 x 32»), or <see langword="null"/> when it does.</summary>
    string? Refuses(InputSignature input);

    /// <summary>What the trunk gives for an input that it doesn't refuse.</summary>
    FeatureSignature Features(InputSignature input);

    /// <summary>
    /// Builds the trunk. Parameters are drawn from libtorch's default generator, which the caller has seeded;
    /// under the meta device they have names and shapes only, and libtorch isn't needed: so the planner compares weights with the architecture.
    /// </summary>
    Trunk Build(InputSignature input);

    /// <summary>Maps a published checkpoint's entry to the trunk's name for it; <see langword="null"/> where it belongs to the old last layer, which is cut off.</summary>
    string? MapCheckpointName(string name);
}
