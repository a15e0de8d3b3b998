using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>A model that takes texts.</summary>
/// <typeparam name="TPrediction">What the model says about a text.</typeparam>
public abstract class TypedTextModel<TPrediction> : LoadedModel<TPrediction>
    where TPrediction : class
{
    /// <summary>Takes over a loaded model.</summary>
    protected TypedTextModel(Predictor predictor)
        : base(predictor)
    {
    }

    /// <summary>What the model says about a text.</summary>
    /// <param name="text">The text itself, not the path of a file.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">The text is none that the model takes, or the program fails.</exception>
    public TPrediction Predict(string text, string source = "text") => Read(Predictor.Predict(EncodedInput.Text(text, source)));

    /// <summary>What the model says about many texts, in their order, as they are asked for; results and errors call them <c>text 1</c>, <c>text 2</c>, and so on.</summary>
    /// <exception cref="DiagnosticException">The first text that the model doesn't take, when its turn comes; <see cref="TryPredictMany"/> goes on.</exception>
    public IEnumerable<TPrediction> PredictMany(IEnumerable<string> texts) => Predictor.PredictMany(Inputs(texts)).Select(Read);

    /// <summary>As <see cref="PredictMany"/>, and a text that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt<TPrediction>> TryPredictMany(IEnumerable<string> texts) => Predictor.TryPredictMany(Inputs(texts)).Select(Attempt);

    private static IEnumerable<EncodedInput> Inputs(IEnumerable<string> texts) => texts.Select((text, index) => EncodedInput.Text(text, $"text {index + 1}"));
}
