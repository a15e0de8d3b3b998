using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>One thing that the advisor knows: when a technique is unlikely to work, and what to write instead.</summary>
internal interface IAdvice
{
    /// <summary>What it has to say about a model; mostly nothing.</summary>
    IEnumerable<Diagnostic> Give(AdviceSubject subject);
}
