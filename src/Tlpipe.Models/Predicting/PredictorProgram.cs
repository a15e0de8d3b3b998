using Tlpipe.Abstractions;
using Tlpipe.Torch;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models;

/// <summary>A model's program, ready to run: weights attached, frozen, optimized for this machine. One batch at a time.</summary>
internal sealed class PredictorProgram : IDisposable
{
    private readonly Lock _running = new();
    private readonly string _path;
    private readonly IReadOnlyList<Manifests.ManifestTask> _tasks;
    private readonly Device _device;
    private readonly ScriptModule _module;

    public PredictorProgram(ModelArtifact artifact, Device device)
    {
        _path = artifact.ProgramPath;
        _tasks = artifact.Manifest.Tasks;
        _device = device;
        using var loaded = artifact.LoadProgram(device);
        _module = Optimize(loaded, device);
    }

    /// <summary>Runs a batch, as the codec collated it, and reads its outputs row by row.</summary>
    /// <returns>For each input its results, one for each task.</returns>
    /// <exception cref="DiagnosticException">TLP4212 to TLP4214.</exception>
    public IReadOnlyList<IReadOnlyList<TaskPrediction>> Run(Tensor batch)
    {
        using var scope = NewDisposeScope();
        // libtorch's own threads do the work: a second batch beside the first would only take them away.
        lock (_running)
        {
            var outputs = Forward(batch);
            if (outputs.Length != _tasks.Count) throw PredictingErrors.OtherOutputs(_path, _tasks.Count, outputs.Length);
            var rows = outputs.Select((output, i) => Rows(_tasks[i], output, batch.shape[0])).ToList();
            return [.. Enumerable.Range(0, (int)batch.shape[0]).Select(row => (IReadOnlyList<TaskPrediction>)[.. rows.Select(task => task[row])])];
        }
    }

    public void Dispose()
    {
        lock (_running) _module.Dispose();
    }

    private static ScriptModule Optimize(ScriptModule program, Device device)
    {
        var frozen = program.freeze();
        // Prepacking is oneDNN's, for the CPU.
        if (device.type != DeviceType.CPU) return frozen;
        using (frozen) return frozen.optimize_for_inference();
    }

    private Tensor[] Forward(Tensor batch)
    {
        try
        {
            using var mode = no_grad();
            return _module.forward_all(batch.to(_device));
        }
        catch (TorchException error)
        {
            throw PredictingErrors.Failed(_path, error.Message, error);
        }
    }

    private List<TaskPrediction> Rows(Manifests.ManifestTask task, Tensor output, long inputs)
    {
        var width = Math.Max(1, task.Output.Labels.Count);
        if (output.numel() != inputs * width || output.shape[0] != inputs)
            throw PredictingErrors.OtherLabels(_path, task.Name, task.Output.Labels.Count, $"[{string.Join(", ", output.shape)}]");
        var values = output.to(ScalarType.Float32).ToArray<float>();
        return [.. Enumerable.Range(0, (int)inputs).Select(row => OutputReader.Read(task.Name, task.Output, values.AsSpan(row * width, width)))];
    }
}
