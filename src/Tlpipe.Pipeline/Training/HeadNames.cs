namespace Tlpipe.Pipeline.Training;

/// <summary>
/// What a task's head is called among the network's parameters: as the task, unless TorchScript couldn't read the program then.
/// A word that it reserves gets an underscore behind it, as Python's own style guide (PEP 8) has it.
/// </summary>
internal static class HeadNames
{
    /// <summary>Python's keywords, TorchScript's own, and the attribute that every program has.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
        "Ellipsis", "NoneType", "training",
    };

    /// <summary>The name; different tasks have different ones.</summary>
    public static string Of(string task) => Reserved.Contains(task.TrimEnd('_')) ? task + "_" : task;
}
