namespace Tlpipe.Pipeline.Training;

/// <summary>Says what is trainable when, and at which rate. It owns no loop.</summary>
public interface IStrategy
{
    /// <summary>How many random views of each example a frozen part is computed for, where the data set augments: pass <c>p</c> over it takes view <c>p mod Views</c>. <see langword="null"/> where nothing is ever frozen.</summary>
    int? Views { get; }

    /// <summary>What BatchNorm does in a trunk that came with weights, where the model file doesn't say.</summary>
    BatchNormMode PretrainedBatchNorm { get; }

    /// <summary>The phases of a run, the first from epoch 1, each with a later epoch than the one before; all lie within the run's epochs.</summary>
    /// <param name="stages">The trunk's stages, input to output.</param>
    /// <param name="epochs">The epochs of the run.</param>
    /// <exception cref="Abstractions.DiagnosticException">An option doesn't fit the trunk or the epochs.</exception>
    IReadOnlyList<TrainingPhase> Phases(IReadOnlyList<TrunkStage> stages, int epochs);
}
