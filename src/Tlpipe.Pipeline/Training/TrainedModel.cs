using Tlpipe.Pipeline.Evaluation;

namespace Tlpipe.Pipeline.Training;

/// <summary>A trained network with the history of its training.</summary>
/// <param name="Network">The network with the parameters of the best epoch, in evaluation mode.</param>
/// <param name="History">What the run brought.</param>
/// <param name="Predictions">What the best epoch makes of the validation examples.</param>
internal sealed record TrainedModel(Network Network, TrainingHistory History, SplitPredictions Predictions) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
