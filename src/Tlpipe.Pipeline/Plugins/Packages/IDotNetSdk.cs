using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>The .NET SDK, which finds, checks and unpacks packages.</summary>
internal interface IDotNetSdk
{
    /// <summary>Fetches what a project asks for.</summary>
    /// <param name="project">The project.</param>
    /// <param name="locked">Whether what is not in the lock is an error.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DiagnosticException">TLP2012: that failed. TLP2016: there is no SDK.</exception>
    void Restore(PluginProject project, bool locked, CancellationToken stop);

    /// <summary>Adds a package to a project, or gives it another version there, and restores it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="package">The package.</param>
    /// <param name="version">The version; <see langword="null"/> for the newest.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DiagnosticException">TLP2012: that failed. TLP2016: there is no SDK.</exception>
    void Add(PluginProject project, string package, string? version, CancellationToken stop);
}
