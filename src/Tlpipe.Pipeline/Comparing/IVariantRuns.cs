namespace Tlpipe.Pipeline.Comparing;

/// <summary>Gives the trainings that comparisons ask for.</summary>
internal interface IVariantRuns
{
    /// <summary>The training of a variant; <see langword="null"/> where it isn't known, or diverged.</summary>
    MeasuredRun? Take(Variant variant);
}
