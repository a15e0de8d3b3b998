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
    /// <exception cref="DiagnosticException">TLP4201 to TLP4211: a file is missing, changed or of another version, or the codec is not known.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public static Predictor Load(string path, PredictorOptions? options = null)
    {
        options ??= new PredictorOptions();
        if (options.BatchSize < 1) throw new ArgumentException($"the batch size is {options.BatchSize}, it must be at least 1", nameof(options));
        var artifact = ModelArtifact.Open(path);
        var codec = CreateCodec(artifact, options.Codecs);
        if (options.Threads is { } threads) set_num_threads(threads);
        return new Predictor(artifact.Manifest, new PredictorProgram(artifact, device(options.Device)), codec, options.BatchSize);
    }

    /// <summary>What the model says about a file.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read, is no such input, or the program fails.</exception>
    public Prediction Predict(string path) => Predict(ReadFile(path), path);

    /// <summary>What the model says about a stream's content, from where it stands to its end.</summary>
    /// <param name="content">The encoded input: a JPEG or PNG, a text in UTF-8.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">It cannot be read, is no such input, or the program fails.</exception>
    public Prediction Predict(Stream content, string source = "stream")
    {
        using var copy = new MemoryStream();
        try
        {
            content.CopyTo(copy);
        }
        catch (IOException error)
        {
            throw PredictingErrors.InputUnreadable(source, error);
        }
        return Predict(copy.GetBuffer().AsSpan(0, (int)copy.Length), source);
    }

    /// <summary>What the model says about bytes in memory.</summary>
    /// <param name="content">The encoded input.</param>
    /// <param name="source">What results and errors call it.</param>
    /// <exception cref="DiagnosticException">They are no such input, or the program fails.</exception>
    public Prediction Predict(ReadOnlySpan<byte> content, string source)
    {
        using var input = _codec.Decode(content, source);
        return Run([input], [source])[0];
    }

    /// <summary>What the model says about many files, in their order, as they are asked for: decoded in parallel, a few batches ahead.</summary>
    /// <exception cref="DiagnosticException">The first file that cannot be read or is no such input, when its turn comes; <see cref="TryPredictMany"/> goes on.</exception>
    public IEnumerable<Prediction> PredictMany(IEnumerable<string> paths)
    {
        foreach (var attempt in TryPredictMany(paths))
            yield return attempt.Prediction ?? throw attempt.Error!;
    }

    /// <summary>As <see cref="PredictMany"/>, and a file that cannot be used is told in its place.</summary>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214: the program fails.</exception>
    public IEnumerable<PredictionAttempt> TryPredictMany(IEnumerable<string> paths)
    {
        var decoded = DecodeAhead.Run(paths, path => _codec.Decode(ReadFile(path), path).DetachFromDisposeScope(), ahead: 2 * _batchSize);
        foreach (var batch in decoded.Chunk(_batchSize))
            foreach (var attempt in Attempt(batch)) yield return attempt;
    }

    /// <summary>Gives the model's memory back.</summary>
    public void Dispose() => _program.Dispose();

    private IEnumerable<PredictionAttempt> Attempt(DecodedInput[] batch)
    {
        try
        {
            var usable = batch.Where(input => input.Tensor is not null).ToList();
            var predictions = new Queue<Prediction>(Run([.. usable.Select(input => input.Tensor!)], [.. usable.Select(input => input.Path)]));
            return [.. batch.Select(input => new PredictionAttempt(input.Path, input.Error is null ? predictions.Dequeue() : null, input.Error))];
        }
        finally
        {
            foreach (var input in batch) input.Tensor?.Dispose();
        }
    }

    private List<Prediction> Run(IReadOnlyList<Tensor> inputs, IReadOnlyList<string> sources)
    {
        if (inputs.Count == 0) return [];
        using var batch = _codec.Collate(inputs);
        return [.. _program.Run(batch).Select((tasks, i) => new Prediction(sources[i], tasks))];
    }

    private static IInputCodec CreateCodec(ModelArtifact artifact, CodecRegistry codecs)
    {
        var input = artifact.Manifest.Input;
        var create = codecs.Find(input.Codec) ?? throw PredictingErrors.UnknownCodec(artifact.ManifestPath, input.Codec, codecs.Names);
        var codec = create(input.Settings);
        return codec.Output == input.Signature ? codec : throw PredictingErrors.OtherInput(artifact.ManifestPath, codec.Output, input.Signature);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw PredictingErrors.InputUnreadable(path, error);
        }
    }
}
