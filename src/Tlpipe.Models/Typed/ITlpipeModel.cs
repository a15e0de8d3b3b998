using Tlpipe.Abstractions;
using Tlpipe.Torch;

namespace Tlpipe.Models;

/// <summary>The class that a build generates for a model, as far as generic code needs it.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ITlpipeModel<TSelf> : IDisposable
    where TSelf : class, ITlpipeModel<TSelf>
{
    /// <summary>Loads the model and refuses any other than the one that the class was generated for.</summary>
    /// <param name="folder">The model's folder, or its <c>model.json</c>; null takes the one that the build put beside the application.</param>
    /// <param name="options">How it works; the defaults suit one model in one process.</param>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4211: a file is missing or damaged; TLP4220 and TLP4221: it is another model; TLP4222: there is none.</exception>
    /// <exception cref="TorchUnavailableException">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>
    static abstract TSelf Load(string? folder = null, PredictorOptions? options = null);
}
