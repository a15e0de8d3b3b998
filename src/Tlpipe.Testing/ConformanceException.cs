namespace Tlpipe.Testing;

/// <summary>A part does not keep the contract.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>A finding.</summary>
    /// <param name="what">What was found, with the numbers.</param>
    /// <param name="why">What goes wrong because of it.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="inner">What the part threw.</param>
    public ConformanceException(string what, string why, string remedy, Exception? inner = null)
        : base($"{what}\nWhy it matters: {why}\nWhat to do: {remedy}", inner)
    {
    }
}
