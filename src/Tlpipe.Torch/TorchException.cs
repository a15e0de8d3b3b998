namespace Tlpipe.Torch;

/// <summary>libtorch refused a call. The message is one line: what was called, and libtorch's own first line.</summary>
public sealed class TorchException : Exception
{
    /// <summary>The operator or function that failed: <c>aten::add.Tensor</c>.</summary>
    public string Operator { get; }

    internal TorchException(string operatorName, string reason)
        : base($"{operatorName}: {reason}") => Operator = operatorName;
}
