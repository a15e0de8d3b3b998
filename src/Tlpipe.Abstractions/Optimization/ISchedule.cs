namespace Tlpipe.Abstractions;

/// <summary>How the learning rate moves over a run: a pure function of where the run stands, so that a resumed run needs no state of it.</summary>
public interface ISchedule
{
    /// <summary>The factor on the learning rate at a step.</summary>
    double Factor(TrainingProgress progress);
}

/// <summary>Where a run stands.</summary>
/// <param name="Step">The step about to be taken, from 0, over the whole run.</param>
/// <param name="StepsPerEpoch">The steps of an epoch.</param>
/// <param name="Epochs">The epochs of the run.</param>
public readonly record struct TrainingProgress(long Step, long StepsPerEpoch, int Epochs)
{
    /// <summary>The epoch, from 0.</summary>
    public long Epoch => Step / StepsPerEpoch;

    /// <summary>The steps of the run.</summary>
    public long Steps => StepsPerEpoch * Epochs;
}
