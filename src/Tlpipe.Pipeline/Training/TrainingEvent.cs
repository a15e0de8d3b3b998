using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Something that happened while a model was built, for people who watch. Nothing that is computed depends on it.</summary>
public abstract record TrainingEvent
{
    private TrainingEvent()
    {
    }

    /// <summary>A model is about to be built.</summary>
    /// <param name="Model">The model's name.</param>
    /// <param name="Version">The model's version.</param>
    /// <param name="Epochs">The epochs to come.</param>
    public sealed record Started(string Model, string Version, int Epochs) : TrainingEvent;

    /// <summary>Something that a person should know, and that stops nothing.</summary>
    /// <param name="Diagnostic">A warning.</param>
    public sealed record Noticed(Diagnostic Diagnostic) : TrainingEvent;

    /// <summary>Another process builds the same model; this one waits and takes the result.</summary>
    /// <param name="Model">The model's name.</param>
    public sealed record Waiting(string Model) : TrainingEvent;

    /// <summary>Another training than the model's own begins, which a comparison needs.</summary>
    /// <param name="Name">Which one: <c>scratch, seed 8</c>.</param>
    /// <param name="Number">Its number among those that the model's comparisons need, from 1.</param>
    /// <param name="Count">How many they need.</param>
    public sealed record Comparing(string Name, int Number, int Count) : TrainingEvent;

    /// <summary>The trunk took its parameters from trained weights.</summary>
    /// <param name="Source">What the model file says: <c>$(data)/mobilenet_v2.pth</c>.</param>
    /// <param name="Dropped">The entries of the old last layer, which was cut off.</param>
    public sealed record WeightsTaken(string Source, IReadOnlyList<string> Dropped) : TrainingEvent;

    /// <summary>A run that was cut off goes on.</summary>
    /// <param name="Step">The step it goes on from.</param>
    /// <param name="Steps">The steps of the whole run.</param>
    public sealed record Resumed(long Step, long Steps) : TrainingEvent;

    /// <summary>Features of the frozen trunk were computed or found in the cache.</summary>
    /// <param name="DataSet">The data set's name.</param>
    /// <param name="Split">The split.</param>
    /// <param name="Done">Examples so far.</param>
    /// <param name="Total">Examples of the split.</param>
    /// <param name="ForStart">Whether they only tell what the trunk knows before it is trained.</param>
    public sealed record FeaturesComputed(string DataSet, Split Split, int Done, int Total, bool ForStart) : TrainingEvent;

    /// <summary>What the trunk's features know before training was measured.</summary>
    /// <param name="Start">The metrics by task, on validation.</param>
    public sealed record StartMeasured(IReadOnlyDictionary<string, MeasuredMetrics> Start) : TrainingEvent;

    /// <summary>A step was taken.</summary>
    /// <param name="Epoch">The epoch, from 1.</param>
    /// <param name="Epochs">The epochs of the run.</param>
    /// <param name="Step">The step in the epoch, from 1.</param>
    /// <param name="Steps">The steps of an epoch.</param>
    /// <param name="Examples">The examples of the step.</param>
    /// <param name="Loss">The mean loss of the epoch's steps so far, over the tasks.</param>
    public sealed record StepTaken(int Epoch, int Epochs, long Step, long Steps, long Examples, double Loss) : TrainingEvent;

    /// <summary>A learning rate was tried.</summary>
    /// <param name="Step">The step, from 1.</param>
    /// <param name="Steps">The steps of the test.</param>
    /// <param name="Rate">The rate.</param>
    /// <param name="Examples">The examples of the step.</param>
    /// <param name="Loss">The loss.</param>
    public sealed record RateTried(int Step, int Steps, double Rate, long Examples, double Loss) : TrainingEvent;

    /// <summary>An epoch ended and was validated.</summary>
    /// <param name="Epochs">The epochs of the run.</param>
    /// <param name="Record">What it brought.</param>
    /// <param name="IsBest">Whether it is the best so far.</param>
    public sealed record EpochEnded(int Epochs, EpochRecord Record, bool IsBest) : TrainingEvent;
}
