namespace Tlpipe.Text.Backbones;

/// <summary>Sizes of vocabularies that backbones prefer; they build for any.</summary>
internal static class Vocabularies
{
    /// <summary>A few thousand texts' words.</summary>
    internal const long Words = 10_000;

    /// <summary>The lines of BERT's published <c>vocab.txt</c>, lower case.</summary>
    internal const long Bert = 30_522;
}
