namespace Tlpipe.Tool.Tests;

/// <summary>Folders of small pictures.</summary>
internal static class PictureFolder
{
    private const int Side = 40;

    /// <summary>A folder of two classes with four pictures to train on and two to validate on, each.</summary>
    public static void Write(Workplace place, string folder)
    {
        foreach (var (split, count, shift) in new[] { ("train", 4, 0), ("val", 2, 20) })
        foreach (var (name, shade) in new[] { ("dark", 40), ("light", 200) })
        for (var index = 0; index < count; index++)
            PngFile.Write(place.At(folder, split, name, $"{index}.png"), Side, Side, (byte)(shade + shift + index));
    }
}
