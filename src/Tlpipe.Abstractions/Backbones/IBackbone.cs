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

    /// <summary>
    /// The trunk's names for the parameters that have a row for each token of the input's vocabulary: the embeddings. Where a data set has new tokens
    /// (<see cref="IDataSet.AddedTokens"/>), these take their first rows from the weights and keep those behind as they were drawn; all other parameters
    /// must have the shapes of the weights.
    /// </summary>
    /// <value>Default: none, so that new tokens are refused.</value>
    IReadOnlyList<string> TokenWeights => [];

    /// <summary>Maps a published checkpoint's entry to the trunk's name for it; <see langword="null"/> where it belongs to the old last layer, which is cut off.</summary>
    string? MapCheckpointName(string name);
}
