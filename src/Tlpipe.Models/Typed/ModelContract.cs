using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Torch;

namespace Tlpipe.Models;

/// <summary>The model that a generated class was made for, and no other will do: labels and their order are compiled into the application.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Key">The model's input key.</param>
/// <param name="Digest">SHA-256 of its <c>model.json</c>, which holds the digests of the other files.</param>
/// <param name="Folder">Where the build puts it, relative to the application.</param>
/// <param name="Tasks">Its tasks.</param>
public sealed record ModelContract(string Name, string Version, string Key, string Digest, string Folder, IReadOnlyList<TaskContract> Tasks)
{
    /// <summary>Loads the model.</summary>
    /// <param name="folder">The model's folder, or its <c>model.json</c>; null takes <see cref="Folder"/> beside the application.</param>
    /// <param name="options">How it works; the defaults suit one model in one process.</param>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4211: a file is missing or damaged; TLP4220 and TLP4221: it is another model; TLP4222: there is none.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    public Predictor Load(string? folder = null, PredictorOptions? options = null)
    {
        var path = folder ?? Path.Combine(AppContext.BaseDirectory, Folder);
        return Directory.Exists(path) || File.Exists(path) ? Predictor.Load(path, options, this) : throw TypedErrors.NoModel(path, this);
    }

    /// <summary>Compares a manifest with what was compiled.</summary>
    /// <exception cref="DiagnosticException">TLP4220: another model; TLP4221: other tasks or labels.</exception>
    internal void Check(string manifestPath, ModelManifest found, Digest digest)
    {
        if (!string.Equals(digest.Hex, Digest, StringComparison.Ordinal)) throw TypedErrors.OtherModel(manifestPath, this, found, digest);
        if (Difference(found) is { } difference) throw TypedErrors.OtherTasks(manifestPath, difference);
    }

    private string? Difference(ModelManifest found)
    {
        if (found.Tasks.Count != Tasks.Count) return $"it has {found.Tasks.Count} tasks, not {Tasks.Count}";
        foreach (var task in Tasks)
        {
            var output = found.Tasks.FirstOrDefault(other => string.Equals(other.Name, task.Name, StringComparison.Ordinal))?.Output;
            if (output is null) return $"it has no task '{task.Name}'";
            if (output.Kind != task.Kind) return $"its task '{task.Name}' is of the kind {output.Kind}, not {task.Kind}";
            if (!output.Labels.SequenceEqual(task.Labels, StringComparer.Ordinal)) return $"its task '{task.Name}' has other labels";
        }
        return null;
    }
}

/// <summary>A task as it was compiled.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Kind">What its output means.</param>
/// <param name="Labels">Its labels, in the order of the values of their enum; empty for numbers.</param>
public sealed record TaskContract(string Name, OutputKind Kind, IReadOnlyList<string> Labels);
