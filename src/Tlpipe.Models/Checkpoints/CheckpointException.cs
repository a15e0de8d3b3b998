namespace Tlpipe.Models.Checkpoints;

/// <summary>A file of weights cannot be read, is refused or does not fit. <see cref="Exception.Message"/> is one line that says what, why and what to do.</summary>
public sealed class CheckpointException : Exception
{
    internal CheckpointException(string code, string message, Exception? inner = null) : base(message, inner) => Code = code;

    /// <summary>The diagnostic's code, in the band TLP4xxx.</summary>
    public string Code { get; }
}
