using Tlpipe.Abstractions;

namespace Tlpipe.Text.Backbones;

/// <summary>What the text backbones share: they take tokens of any number and end in one feature vector a text.</summary>
/// <param name="preferredVocabulary">The number of tokens that the published weights know.</param>
/// <param name="features">The number of features.</param>
/// <param name="embeddings">The name of the parameter with a vector for each token.</param>
internal abstract class TextBackbone(long preferredVocabulary, long features, string embeddings = TextBackbone.Embeddings) : IBackbone
{
    private const string Embeddings = "embeddings.weight";

    public InputSignature PreferredInput { get; } = InputSignature.Text(preferredVocabulary);

    public IReadOnlyList<string> TokenWeights { get; } = [embeddings];

    public string? Refuses(InputSignature input) =>
        input.Modality == PreferredInput.Modality && input.Type == PreferredInput.Type && input.Shape.Count == 1 && input.Vocabulary > 1
            ? null
            : $"it takes texts, int64 [any] of a vocabulary, and is given {input}";

    public FeatureSignature Features(InputSignature input) => new(features);

    public abstract Trunk Build(InputSignature input);

    public virtual string? MapCheckpointName(string name) => name;

    /// <summary>The number of tokens in an input that isn't refused.</summary>
    protected static long VocabularyOf(InputSignature input) =>
        input.Vocabulary ?? throw new ArgumentException($"{input} has no vocabulary", nameof(input));
}
