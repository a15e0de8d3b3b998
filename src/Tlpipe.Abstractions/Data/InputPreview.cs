namespace Tlpipe.Abstractions;

/// <summary>A small likeness of an input, for people.</summary>
/// <param name="MediaType">What the bytes are: <c>image/jpeg</c>.</param>
/// <param name="Content">The bytes; equal inputs give equal bytes.</param>
public sealed record InputPreview(string MediaType, ReadOnlyMemory<byte> Content);
