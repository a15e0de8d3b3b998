using System.CommandLine;

namespace Tlpipe.Tool.Help;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class ExampleCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>The command lines that teach it.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
