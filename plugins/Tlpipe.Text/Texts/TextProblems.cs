using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>Collects what is wrong with files, so that all of it is told at once; of very many errors, the first.</summary>
internal sealed class TextProblems
{
    private const int Told = 20;
    private readonly List<Diagnostic> _found = [];
    private int _more;

    public void Add(Diagnostic problem)
    {
        if (_found.Count < Told) _found.Add(problem);
        else _more++;
    }

    /// <exception cref="DiagnosticException">There is an error.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count == 0) return;
        if (_more > 0) _found.Add(TextSetErrors.MoreProblems(_more));
        throw new DiagnosticException(_found);
    }
}
