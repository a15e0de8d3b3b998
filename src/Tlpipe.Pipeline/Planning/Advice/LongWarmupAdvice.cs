using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>A warm-up that takes as long as the training, or longer.</summary>
internal sealed class LongWarmupAdvice : IAdvice
{
    private const string Option = "warmup";

    public IEnumerable<Diagnostic> Give(AdviceSubject subject)
    {
        var training = subject.Spec.Training;
        if (training.Schedule.Options.Entries.FirstOrDefault(entry => entry.Key == Option)?.Value is YamlScalar { Text: var text }
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var warmup) && warmup >= training.Epochs)
            yield return AdviceDiagnostics.LongWarmup(subject.Spec, warmup);
    }
}
