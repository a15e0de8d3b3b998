namespace Tlpipe.Text.Texts;

/// <summary>What becomes of the training split's words that the model doesn't know from which the trunk's weights come.</summary>
public enum NewWords
{
    /// <summary>They are unknown tokens, as they were for that model.</summary>
    Unknown,

    /// <summary>They become tokens of their own behind that model's, whose vectors begin at random.</summary>
    Learn,
}
