namespace Tlpipe.Build.Inputs;

/// <summary>What the build itself remembers of the last training: how the process was called, and the programs it ran.</summary>
/// <param name="Arguments">The command line, and the environment variables that change what it means.</param>
/// <param name="Programs">The tool and the plugins, with everything beside them.</param>
internal sealed record BuildState(IReadOnlyList<string> Arguments, IReadOnlyList<FileStamp> Programs);
