using Tlpipe.Models.Manifests;

namespace Tlpipe.Models;

/// <summary>
/// What the classes have in common that a build generates for models. Thread-safe: one instance serves all threads;
/// inputs are decoded side by side, batches run one after the other.
/// </summary>
/// <typeparam name="TPrediction">What the model says about an input.</typeparam>
public abstract class LoadedModel<TPrediction> : IDisposable
    where TPrediction : class
{
    private protected LoadedModel(Predictor predictor) => Predictor = predictor;

    /// <summary>What the model says of itself: name, version, tasks and their labels, metrics.</summary>
    public ModelManifest Manifest => Predictor.Manifest;

    private protected Predictor Predictor { get; }

    /// <summary>Gives the model's memory back.</summary>
    public void Dispose()
    {
        Predictor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives a prediction its types.</summary>
    protected abstract TPrediction Read(Prediction prediction);

    private protected PredictionAttempt<TPrediction> Attempt(PredictionAttempt attempt) =>
        new(attempt.Source, attempt.Prediction is { } prediction ? Read(prediction) : null, attempt.Error);
}
