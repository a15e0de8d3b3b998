using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>A model that takes files: pictures.</summary>
/// <typeparam name="TPrediction">What the model says about an input.</typeparam>
public abstract class TypedModel<TPrediction> : LoadedModel<TPrediction>
    where TPrediction : class
{
    /// <summary>Takes over a loaded model.</summary>
    protected TypedModel(Predictor predictor)
        : base(predictor)
    {
    }

    /// <summary>What the model says about a file.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read, is no such input, or the program fails.</exception>
    public TPrediction Predict(string path) => Read(Predictor.Predict(path));

    /// <summary>What the model says about a stream's content, from where it stands to its end.</summary>
    /// <param name="content">The encoded input: a JPEG or PNG, a text in UTF-8.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">It cannot be read, is no such input, or the program fails.</exception>
    public TPrediction Predict(Stream content, string source = "stream") => Read(Predictor.Predict(content, source));

    /// <summary>What the model says about bytes in memory.</summary>
    /// <param name="content">The encoded input.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">They are no such input, or the program fails.</exception>
    public TPrediction Predict(ReadOnlySpan<byte> content, string source) => Read(Predictor.Predict(content, source));

    /// <summary>What the model says about many files, in their order, as they are asked for: decoded in parallel, a few batches ahead.</summary>
    /// <exception cref="DiagnosticException">The first file that cannot be read or is no such input, when its turn comes; <see cref="TryPredictMany(IEnumerable{string})"/> goes on.</exception>
    public IEnumerable<TPrediction> PredictMany(IEnumerable<string> paths) => Predictor.PredictMany(paths).Select(Read);

    /// <summary>What the model says about many streams, in their order; results and errors call them <c>stream 1</c>, <c>stream 2</c>, and so on.</summary>
    /// <param name="contents">Each is read to its end before the next is asked for, and not disposed: an iterator can do that.</param>
    /// <exception cref="DiagnosticException">The first stream that cannot be read or is no such input, when its turn comes; <see cref="TryPredictMany(IEnumerable{Stream})"/> goes on.</exception>
    public IEnumerable<TPrediction> PredictMany(IEnumerable<Stream> contents) => Predictor.PredictMany(contents).Select(Read);

    /// <summary>As <see cref="PredictMany(IEnumerable{string})"/>, and a file that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt<TPrediction>> TryPredictMany(IEnumerable<string> paths) => Predictor.TryPredictMany(paths).Select(Attempt);

    /// <summary>As <see cref="PredictMany(IEnumerable{Stream})"/>, and a stream that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt<TPrediction>> TryPredictMany(IEnumerable<Stream> contents) => Predictor.TryPredictMany(contents).Select(Attempt);
}
