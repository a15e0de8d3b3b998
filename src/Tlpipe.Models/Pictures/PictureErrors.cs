namespace Tlpipe.Models.Pictures;

/// <summary>Every error about a picture: its code and its text.</summary>
internal static class PictureErrors
{
    public static PictureException NotAPicture(string name, string found) => new("TLP3101",
        $"'{name}' is not a picture that can be read: it is {found}, and only JPEG and PNG are read; convert it, or take it away");

    public static PictureException CutOff(string name, string detail) => new("TLP3102",
        $"the picture '{name}' is cut off: {detail}; copy it again from its source, or take it away");

    public static PictureException Damaged(string name, string reason) => new("TLP3103",
        $"the picture '{name}' is damaged ({reason}); copy it again from its source, or take it away");

    public static PictureException TooLarge(string name, long width, long height, long limit) => new("TLP3104",
        $"the picture '{name}' says that it has {width}×{height} pixels, more than the limit of {limit} pixels in all; make it smaller, or take it away");

    public static PictureException FourInks(string name) => new("TLP3105",
        $"the picture '{name}' is a JPEG in CMYK (four inks, for print), which is not supported; convert it to RGB, or take it away");

    public static PictureException Unreadable(string name, Exception cause) => new("TLP3106",
        $"the picture '{name}' can't be read from disk: {cause.Message}; check that it exists and may be read", cause);

    public static PictureException MissingLibrary(string library, Exception cause) => new("TLP9101",
        $"pictures can't be decoded because {library} is not installed; install it with: apt-get install libturbojpeg0 libpng16-16", cause);
}
