using Tlpipe.Models.Texts;

namespace Tlpipe.Text.Texts;

/// <summary>How a data set's texts become tokens.</summary>
/// <param name="Codec">The codec.</param>
/// <param name="AddedTokens">How many tokens it has behind those of the model from which the weights come.</param>
internal sealed record ChosenCodec(TextCodec Codec, int AddedTokens = 0);
