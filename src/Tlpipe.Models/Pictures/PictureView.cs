namespace Tlpipe.Models.Pictures;

/// <summary>
/// What of a picture a network sees: a part of the source is cut out, resized, a part of that is taken, and maybe mirrored.
/// A plain value: <see cref="PictureViews"/> makes the usual ones and <see cref="PictureResampler"/> carries them out.
/// </summary>
/// <param name="Source">The part of the source picture; pixels around it have no influence.</param>
/// <param name="Width">Width that <paramref name="Source"/> is resized to.</param>
/// <param name="Height">Height that <paramref name="Source"/> is resized to.</param>
/// <param name="Part">The part of the resized picture that is taken; what lies outside of it is black.</param>
/// <param name="Mirrored">Whether left and right change places at the end.</param>
public sealed record PictureView(PictureRegion Source, int Width, int Height, PictureRegion Part, bool Mirrored = false);
