using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models;

/// <summary>
/// Runs a built model. It needs the model's folder and this package, neither the tool nor the plugins that built it.
/// Thread-safe: inputs are decoded side by side, batches run one after the other, on all of libtorch's threads.
/// </summary>
public sealed class Predictor : IDisposable
{
    private readonly PredictorProgram _program;
    private readonly IInputCodec _codec;
    private readonly int _batchSize;

    private Predictor(ModelManifest manifest, PredictorProgram program, IInputCodec codec, int batchSize)
    {
        Manifest = manifest;
        _program = program;
        _codec = codec;
        _batchSize = batchSize;
    }

    /// <summary>What the model says of itself: name, version, tasks and their labels, metrics.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Loads a model, compares its files with its manifest, and makes it fast for this machine.</summary>
    /// <param name="path">The model's folder, or its <c>model.json</c>.</param>
    /// <param name="options">How it works; the defaults suit one model in one process.</param>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4211: a file is missing, changed or of another version, or the codec is not known; TLP4250 to TLP4252: its library is not here.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public static Predictor Load(string path, PredictorOptions? options = null) => Load(path, options, contract: null);

    /// <summary>As <see cref="Load(string, PredictorOptions?)"/>, and refuses any model but the one that the contract speaks of.</summary>
    internal static Predictor Load(string path, PredictorOptions? options, ModelContract? contract)
    {
        options ??= new PredictorOptions();
        if (options.BatchSize < 1) throw new ArgumentException($"the batch size is {options.BatchSize}, it must be at least 1", nameof(options));
        var artifact = ModelArtifact.Open(path, contract);
        var codec = CreateCodec(artifact, options.Codecs);
        if (options.Threads is { } threads) set_num_threads(threads);
        return new Predictor(artifact.Manifest, new PredictorProgram(artifact, device(options.Device)), codec, options.BatchSize);
    }

    /// <summary>What the model says about a file.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read, is no such input, or the program fails.</exception>
    public Prediction Predict(string path) => Predict(EncodedInput.ReadFile(path).Span, path);

    /// <summary>What the model says about a stream's content, from where it stands to its end.</summary>
    /// <param name="content">The encoded input: a JPEG or PNG, a text in UTF-8.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">It cannot be read, is no such input, or the program fails.</exception>
    public Prediction Predict(Stream content, string source = "stream") => Predict(EncodedInput.ReadStream(content, source).Span, source);

    /// <summary>What the model says about bytes in memory.</summary>
    /// <param name="content">The encoded input.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">They are no such input, or the program fails.</exception>
    public Prediction Predict(ReadOnlySpan<byte> content, string source)
    {
        using var input = Decode(content, source);
        return Run([input], [source])[0];
    }

    /// <summary>What the model says about an input.</summary>
    /// <exception cref="DiagnosticException">It cannot be read, is no such input, or the program fails.</exception>
    public Prediction Predict(EncodedInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Predict(input.Read().Span, input.Source);
    }

    /// <summary>What the model says about many files, in their order, as they are asked for: decoded in parallel, a few batches ahead.</summary>
    /// <exception cref="DiagnosticException">The first file that cannot be read or is no such input, when its turn comes; <see cref="TryPredictMany(IEnumerable{string})"/> goes on.</exception>
    public IEnumerable<Prediction> PredictMany(IEnumerable<string> paths) => Successes(TryPredictMany(paths));

    /// <summary>What the model says about many streams, in their order; results and errors call them <c>stream 1</c>, <c>stream 2</c>, and so on.</summary>
    /// <param name="contents">Each is read to its end before the next is asked for, and not disposed: an iterator can do that.</param>
    /// <exception cref="DiagnosticException">The first stream that cannot be read or is no such input, when its turn comes; <see cref="TryPredictMany(IEnumerable{Stream})"/> goes on.</exception>
    public IEnumerable<Prediction> PredictMany(IEnumerable<Stream> contents) => Successes(TryPredictMany(contents));

    /// <summary>What the model says about many inputs, in their order.</summary>
    /// <exception cref="DiagnosticException">The first that cannot be read or is no such input, when its turn comes; <see cref="TryPredictMany(IEnumerable{EncodedInput})"/> goes on.</exception>
    public IEnumerable<Prediction> PredictMany(IEnumerable<EncodedInput> inputs) => Successes(Attempts(inputs));

    /// <summary>As <see cref="PredictMany(IEnumerable{string})"/>, and a file that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt> TryPredictMany(IEnumerable<string> paths) => Attempts(paths.Select(EncodedInput.File));

    /// <summary>As <see cref="PredictMany(IEnumerable{Stream})"/>, and a stream that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt> TryPredictMany(IEnumerable<Stream> contents) => Attempts(EncodedInput.Streams(contents));

    /// <summary>As <see cref="PredictMany(IEnumerable{EncodedInput})"/>, and an input that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt> TryPredictMany(IEnumerable<EncodedInput> inputs) => Attempts(inputs);

    /// <summary>Gives the model's memory back.</summary>
    public void Dispose() => _program.Dispose();

    private static IEnumerable<Prediction> Successes(IEnumerable<PredictionAttempt> attempts)
    {
        foreach (var attempt in attempts) yield return attempt.Prediction ?? throw attempt.Error!;
    }

    private IEnumerable<PredictionAttempt> Attempts(IEnumerable<EncodedInput> inputs)
    {
        var decoded = DecodeAhead.Run(inputs, (content, source) => Decode(content.Span, source).DetachFromDisposeScope(), ahead: 2 * _batchSize);
        foreach (var batch in decoded.Chunk(_batchSize))
            foreach (var attempt in Attempt(batch)) yield return attempt;
    }

    private IEnumerable<PredictionAttempt> Attempt(DecodedInput[] batch)
    {
        try
        {
            var usable = batch.Where(input => input.Tensor is not null).ToList();
            var predictions = new Queue<Prediction>(Run([.. usable.Select(input => input.Tensor!)], [.. usable.Select(input => input.Source)]));
            return [.. batch.Select(input => new PredictionAttempt(input.Source, input.Error is null ? predictions.Dequeue() : null, input.Error))];
        }
        finally
        {
            foreach (var input in batch) input.Tensor?.Dispose();
        }
    }

    private List<Prediction> Run(IReadOnlyList<Tensor> inputs, IReadOnlyList<string> sources)
    {
        if (inputs.Count == 0) return [];
        using var batch = Collate(inputs, sources);
        return [.. _program.Run(batch).Select((tasks, i) => new Prediction(sources[i], tasks))];
    }

    private Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        try
        {
            return _codec.Decode(content, source);
        }
        catch (Exception error) when (!IsTold(error))
        {
            throw PredictingErrors.CodecFailed(Manifest.Input, source, "this input", error);
        }
    }

    private Tensor Collate(IReadOnlyList<Tensor> inputs, IReadOnlyList<string> sources)
    {
        try
        {
            return _codec.Collate(inputs);
        }
        catch (Exception error) when (!IsTold(error))
        {
            throw PredictingErrors.CodecFailed(Manifest.Input, sources[0], inputs.Count == 1 ? "this input" : $"a batch of {inputs.Count} inputs, of which this is the first", error);
        }
    }

    /// <summary>What says itself what is wrong, or is the machine's: a library's codec may throw anything else.</summary>
    private static bool IsTold(Exception error) =>
        error is DiagnosticException or OperationCanceledException or OutOfMemoryException or TorchException { IsOutOfMemory: true } or TorchUnavailableException
        || error is TypeInitializationException { InnerException: { } inner } && IsTold(inner);

    private static IInputCodec CreateCodec(ModelArtifact artifact, CodecRegistry codecs)
    {
        var input = artifact.Manifest.Input;
        var create = input.Runtime is { } runtime
            ? codecs.FindAdded(input.Codec) ?? RuntimeCodecs.Load(artifact.ManifestPath, input.Codec, runtime).Create
            : codecs.Find(input.Codec) ?? throw PredictingErrors.UnknownCodec(artifact.ManifestPath, input.Codec, codecs.Names);
        var codec = create(input.Settings);
        return codec.Output == input.Signature ? codec : throw PredictingErrors.OtherInput(artifact.ManifestPath, codec.Output, input.Signature);
    }
}
