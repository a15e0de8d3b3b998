using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>The parts of a data set.</summary>
internal sealed record TextSplits<T>(IReadOnlyList<T> Train, IReadOnlyList<T> Validation, IReadOnlyList<T> Test)
{
    public IReadOnlyList<T> this[Split split] => split switch
    {
        Split.Train => Train,
        Split.Validation => Validation,
        _ => Test,
    };
}
