namespace Tlpipe.Torch;

/// <summary>libtorch refused a call. The message is one line: what was called, and libtorch's own first line.</summary>
public sealed class TorchException : Exception
{
    /// <summary>The operator or function that failed: <c>aten::add.Tensor</c>.</summary>
    public string Operator { get; }

    /// <summary>Whether the machine or the device had too little memory for the call.</summary>
    public bool IsOutOfMemory =>
        // Our own allocator, libtorch's, and CUDA's.
        Message.Contains("not enough memory", StringComparison.Ordinal) || Message.Contains("allocate memory", StringComparison.Ordinal) || Message.Contains("out of memory", StringComparison.Ordinal);

    internal TorchException(string operatorName, string reason)
        : base($"{operatorName}: {reason}") => Operator = operatorName;
}
