using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>A text as a model takes it.</summary>
/// <param name="Place">How a person finds it: <c>reviews.txt(17)</c>.</param>
/// <param name="Content">The digest of the text.</param>
/// <param name="Tokens">The indexes of its tokens.</param>
/// <param name="Labels">Its labels, in the order of the targets; <see langword="null"/> where one is missing.</param>
internal sealed record TokenizedText(string Place, Digest Content, int[] Tokens, IReadOnlyList<TextLabel?> Labels);
