using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>A text with its labels read.</summary>
/// <param name="Row">Where it comes from.</param>
/// <param name="Content">The digest of the text.</param>
/// <param name="Stratum">The group of which every split gets its share: the index of its class, where texts have one class.</param>
/// <param name="Labels">Its labels, in the order of the targets; <see langword="null"/> where one is missing.</param>
internal sealed record TextExample(TextRow Row, Digest Content, int Stratum, IReadOnlyList<TextLabel?> Labels);
