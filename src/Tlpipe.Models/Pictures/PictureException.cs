namespace Tlpipe.Models.Pictures;

/// <summary>A picture that can't be used. The message says which file, what is wrong with it and what to do; <see cref="Code"/> is its diagnostic code.</summary>
public sealed class PictureException : Exception
{
    internal PictureException(string code, string message, Exception? cause = null) : base(message, cause) => Code = code;

    /// <summary>The diagnostic code, such as <c>TLP3102</c>.</summary>
    public string Code { get; }
}
