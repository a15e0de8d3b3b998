namespace Tlpipe.Abstractions;

/// <summary>The parts of a data set.</summary>
public enum Split
{
    /// <summary>What training sees.</summary>
    Train,

    /// <summary>What chooses the epoch that ships.</summary>
    Validation,

    /// <summary>What is read once, at the end.</summary>
    Test,
}
