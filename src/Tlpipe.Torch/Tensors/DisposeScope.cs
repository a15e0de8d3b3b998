namespace Tlpipe.Torch;

/// <summary>
/// Owns the tensors made while it is the innermost scope and disposes them with itself.
/// The current scope belongs to the flow of execution (<see cref="AsyncLocal{T}"/>), so an <c>await</c> inside a scope is harmless.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private static readonly AsyncLocal<DisposeScope?> s_current = new();

    private readonly HashSet<torch.Tensor> _owned = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? _outer;
    private bool _disposed;

    internal DisposeScope()
    {
        _outer = s_current.Value;
        s_current.Value = this;
    }

    /// <summary>The innermost scope that is still open, or null.</summary>
    internal static DisposeScope? Current
    {
        get
        {
            var scope = s_current.Value;
            while (scope is { _disposed: true }) scope = scope._outer;
            return scope;
        }
    }

    /// <summary>How many tensors the scope would dispose now.</summary>
    public int DisposablesCount
    {
        get { lock (_owned) return _owned.Count; }
    }

    /// <summary>Hands a tensor to the enclosing scope (or to nobody, where there is none).</summary>
    public torch.Tensor MoveToOuter(torch.Tensor tensor)
    {
        Remove(tensor);
        tensor.Scope = null;
        Outer?.Add(tensor);
        return tensor;
    }

    /// <summary>Hands several tensors to the enclosing scope.</summary>
    public void MoveToOuter(params IEnumerable<torch.Tensor> tensors)
    {
        foreach (var tensor in tensors) MoveToOuter(tensor);
    }

    /// <summary>Releases a tensor from the scope: its holder disposes it.</summary>
    public torch.Tensor Detach(torch.Tensor tensor)
    {
        Remove(tensor);
        tensor.Scope = null;
        return tensor;
    }

    /// <summary>Puts a tensor under this scope.</summary>
    public torch.Tensor Attach(torch.Tensor tensor)
    {
        tensor.Scope?.Remove(tensor);
        Add(tensor);
        return tensor;
    }

    private DisposeScope? Outer
    {
        get
        {
            var scope = _outer;
            while (scope is { _disposed: true }) scope = scope._outer;
            return scope;
        }
    }

    internal void Add(torch.Tensor tensor)
    {
        lock (_owned) _owned.Add(tensor);
        tensor.Scope = this;
    }

    internal void Remove(torch.Tensor tensor)
    {
        lock (_owned) _owned.Remove(tensor);
    }

    /// <summary>Disposes what the scope owns and makes the enclosing scope the current one.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (ReferenceEquals(s_current.Value, this)) s_current.Value = _outer;
        torch.Tensor[] owned;
        lock (_owned)
        {
            owned = [.. _owned];
            _owned.Clear();
        }
        foreach (var tensor in owned)
        {
            tensor.Scope = null;
            tensor.Dispose();
        }
    }
}

public static partial class torch
{
    /// <summary>Opens a scope that disposes the tensors made in it.</summary>
    public static DisposeScope NewDisposeScope() => new();
}
