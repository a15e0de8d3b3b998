using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Models.Manifests;
using Tlpipe.Torch;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models;

/// <summary>A built model on disk: its manifest, and its program and weights, checked against it.</summary>
internal sealed class ModelArtifact
{
    public const string ManifestName = "model.json";
    public const string WeightsName = "model.safetensors";
    public const string ProgramName = "program.pt";

    private readonly string _folder;

    private ModelArtifact(string folder, string manifestPath, ModelManifest manifest)
    {
        _folder = folder;
        ManifestPath = manifestPath;
        Manifest = manifest;
    }

    public string ManifestPath { get; }

    public ModelManifest Manifest { get; }

    public string ProgramPath => Path.Combine(_folder, ProgramName);

    private string WeightsPath => Path.Combine(_folder, WeightsName);

    /// <summary>Reads the manifest and compares program and weights with its digests.</summary>
    /// <param name="path">The model's folder, or its <c>model.json</c>.</param>
    /// <param name="contract">The model that it must be; null accepts any.</param>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4207; with a contract also TLP4220 and TLP4221.</exception>
    public static ModelArtifact Open(string path, ModelContract? contract = null)
    {
        var manifestPath = Directory.Exists(path) ? Path.Combine(path, ManifestName) : path;
        var manifest = ManifestFile.Read(manifestPath, out var digest);
        contract?.Check(manifestPath, manifest, digest);
        var artifact = new ModelArtifact(Path.GetDirectoryName(Path.GetFullPath(manifestPath))!, manifestPath, manifest);
        artifact.Verify(WeightsName);
        artifact.Verify(ProgramName);
        return artifact;
    }

    /// <summary>The program with its weights. The caller disposes it.</summary>
    /// <exception cref="DiagnosticException">TLP4208 or TLP4209.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public ScriptModule LoadProgram(Device device)
    {
        var program = LoadBareProgram();
        try
        {
            Attach(program, device);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    private ScriptModule LoadBareProgram()
    {
        try
        {
            return jit.load(ProgramPath);
        }
        catch (TorchException error)
        {
            throw PredictingErrors.BadProgram(ProgramPath, error.Message, error);
        }
    }

    private void Attach(ScriptModule program, Device device)
    {
        using var scope = NewDisposeScope();
        using var checkpoint = Checkpoint.Open(WeightsPath);
        var weights = checkpoint.Entries.ToDictionary(entry => entry.Name, entry => Read(checkpoint, entry).to(device), StringComparer.Ordinal);
        try
        {
            program.load_state_dict(weights);
        }
        catch (Exception error) when (error is StateDictException or TorchException)
        {
            throw PredictingErrors.WeightsDoNotFit(WeightsPath, error.Message, error);
        }
    }

    private static Tensor Read(Checkpoint checkpoint, CheckpointEntry entry)
    {
        var tensor = empty([.. entry.Shape], entry.DataType);
        checkpoint.ReadInto(entry.Name, tensor.bytes);
        return tensor;
    }

    private void Verify(string name)
    {
        if (!Manifest.Files.TryGetValue(name, out var wanted)) throw PredictingErrors.NotInManifest(ManifestPath, name);
        var path = Path.Combine(_folder, name);
        if (!File.Exists(path)) throw PredictingErrors.FileMissing(path);
        try
        {
            using var stream = File.OpenRead(path);
            var found = Digest.Of(stream);
            if (found != wanted) throw PredictingErrors.FileChanged(path, wanted, found);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw PredictingErrors.FileUnreadable(path, error);
        }
    }
}
