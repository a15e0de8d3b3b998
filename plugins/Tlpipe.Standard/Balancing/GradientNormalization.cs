namespace Tlpipe.Standard.Balancing;

/// <summary>What each gradient is divided by before <c>mgda</c> seeks the smallest combination, as in the authors' code.</summary>
public enum GradientNormalization
{
    /// <summary>Nothing: the paper's own problem.</summary>
    None,

    /// <summary>Its length.</summary>
    L2,

    /// <summary>The task's loss.</summary>
    Loss,

    /// <summary>Both.</summary>
    LossAndL2,
}
