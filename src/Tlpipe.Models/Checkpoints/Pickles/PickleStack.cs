using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints.Pickles;

/// <summary>A pickle's stack, the marks in it, and the values it remembers; all bounded.</summary>
internal sealed class PickleStack(PickleBytes bytes)
{
    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<long, object?> _memo = [];

    /// <summary>The lowest value that belongs to the innermost mark.</summary>
    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    public void Push(object? value)
    {
        if (_values.Count == PickleLimits.Stack) throw bytes.TooLarge("the stack of its pickle", PickleLimits.Stack);
        _values.Add(value);
    }

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw Empty();

    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    public void Mark()
    {
        if (_marks.Count == PickleLimits.Depth) throw bytes.TooLarge("the nesting of its pickle", PickleLimits.Depth);
        _marks.Push(_values.Count);
    }

    public object?[] PopToMark()
    {
        if (!_marks.TryPop(out var mark)) throw bytes.Damaged("its pickle closes a container that it never opened");
        var values = _values[mark..].ToArray();
        _values.RemoveRange(mark, values.Length);
        return values;
    }

    public void Remember(long key)
    {
        if (_memo.Count == PickleLimits.Memo) throw bytes.TooLarge("the memo of its pickle", PickleLimits.Memo);
        _memo[key] = Peek();
    }

    /// <summary>Remembers the topmost value under the next free number.</summary>
    public void Remember() => Remember(_memo.Count);

    public object? Recall(long key) =>
        _memo.TryGetValue(key, out var value) ? value : throw bytes.Damaged("its pickle refers to a value that it never gave");

    private DiagnosticException Empty() => bytes.Damaged("its pickle takes a value from an empty stack");
}
