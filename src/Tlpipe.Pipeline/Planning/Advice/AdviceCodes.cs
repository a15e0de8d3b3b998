using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>The codes of advice: what <c>silence</c> may name.</summary>
internal static class AdviceCodes
{
    public const string OneView = "TLP6101";
    public const string RandomTrunk = "TLP6102";
    public const string ManyExamples = "TLP6103";
    public const string RareClass = "TLP6104";
    public const string FewExamples = "TLP6105";
    public const string MissingClass = "TLP6106";
    public const string SizesApart = "TLP6107";
    public const string SharedExamples = "TLP6108";
    public const string TwoLabels = "TLP6109";
    public const string SmallTrunk = "TLP6110";
    public const string GateRange = "TLP6111";
    public const string LongWarmup = "TLP6112";

    /// <summary>A task that does worse together than alone: known only after both were trained.</summary>
    public const string NegativeTransfer = "TLP6120";

    /// <summary>A task that ends below its start: known only after training.</summary>
    public const string BelowStart = "TLP6121";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        OneView, RandomTrunk, ManyExamples, RareClass, FewExamples, MissingClass, SizesApart, SharedExamples, TwoLabels, SmallTrunk, GateRange, LongWarmup,
        NegativeTransfer, BelowStart,
    ];

    /// <summary>Whether planning alone can say that there is nothing to silence.</summary>
    public static bool IsKnownWhilePlanning(string code) => !IsToldAfterTraining(code) && Known.Contains(code, StringComparer.Ordinal);

    /// <summary>Whether only a model that was trained can tell.</summary>
    public static bool IsToldAfterTraining(string code) => code is NegativeTransfer or BelowStart;

    /// <summary>Tells what is wrong with the section <c>silence</c>.</summary>
    public static void Check(ModelSpec spec, DiagnosticBag diagnostics)
    {
        foreach (var entry in spec.Silence)
        {
            if (!Known.Contains(entry.Code, StringComparer.Ordinal)) diagnostics.Add(AdviceDiagnostics.NotSilenceable(entry, Known));
            else if (string.IsNullOrWhiteSpace(entry.Reason)) diagnostics.Add(AdviceDiagnostics.NoReason(entry));
        }
    }
}
