using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>Tells, before anything is trained, what is unlikely to work; what the model file silences is kept apart.</summary>
internal sealed class Advisor(DiagnosticBag diagnostics)
{
    private static readonly IReadOnlyList<IAdvice> All =
    [
        new OneViewAdvice(),
        new RandomTrunkAdvice(),
        new ManyExamplesAdvice(),
        new FewExamplesAdvice(),
        new RareClassAdvice(),
        new MissingClassAdvice(),
        new SizesApartAdvice(),
        new SharedExamplesAdvice(),
        new TwoLabelsAdvice(),
        new SmallTrunkAdvice(),
        new GateRangeAdvice(),
        new LongWarmupAdvice(),
    ];

    /// <summary>Gives advice on a model.</summary>
    /// <returns>What the model file silences.</returns>
    public IReadOnlyList<SilencedAdvice> Advise(AdviceSubject subject)
    {
        var silence = subject.Spec.Silence;
        var silenced = new List<SilencedAdvice>();
        foreach (var told in All.SelectMany(advice => advice.Give(subject)))
        {
            if (silence.FirstOrDefault(entry => entry.Code == told.Code) is { } entry) silenced.Add(new(told, entry.Reason));
            else diagnostics.Add(told);
        }

        foreach (var entry in silence.Where(entry => AdviceCodes.IsKnownWhilePlanning(entry.Code) && !silenced.Exists(advice => advice.Told.Code == entry.Code)))
            diagnostics.Add(AdviceDiagnostics.NothingToSilence(entry));
        return silenced;
    }
}
