using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>Advice that the model file silences.</summary>
/// <param name="Told">What would be told.</param>
/// <param name="Reason">Why it isn't, as the file says.</param>
public sealed record SilencedAdvice(Diagnostic Told, string Reason);
