using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>A trunk, or its front, that neither knows nor learns.</summary>
internal sealed class RandomTrunkAdvice : IAdvice
{
    public IEnumerable<Diagnostic> Give(AdviceSubject subject) =>
        subject.Spec.Weights is null && subject.FrozenStages > 0
            ? [AdviceDiagnostics.RandomTrunk(subject.Spec.Backbone.Location, subject.FreezesTrunk ? null : subject.Trunk.Stages[subject.FrozenStages].Name)]
            : [];
}
