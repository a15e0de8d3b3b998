using System.Numerics;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints.Pickles;

/// <summary>
/// Interprets the pickle of a checkpoint: containers, numbers, texts and tensors, nothing else. No Python name is ever
/// looked up or called; a name that tensors do not need ends the reading. Format: Python's <c>pickletools</c>.
/// </summary>
internal sealed class PickleMachine
{
    private readonly PickleBytes _bytes;
    private readonly PickleStack _stack;
    private readonly PickleCalls _calls;
    private readonly List<StorageReference> _storages = [];
    private int _steps;

    private PickleMachine(PickleBytes bytes)
    {
        _bytes = bytes;
        _stack = new PickleStack(bytes);
        _calls = new PickleCalls(bytes, Charge);
    }

    /// <summary>Reads one pickle, from its first opcode to its stop.</summary>
    /// <exception cref="DiagnosticException">TLP4003, TLP4004 or TLP4006.</exception>
    public static object? Read(PickleBytes bytes) => Read(bytes, out _);

    /// <summary>Reads one pickle and says which storages it named, as often as it named them.</summary>
    public static object? Read(PickleBytes bytes, out IReadOnlyList<StorageReference> storages)
    {
        bytes.BeginPickle();
        var machine = new PickleMachine(bytes);
        storages = machine._storages;
        return machine.Run();
    }

    private object? Run()
    {
        while (true)
        {
            Charge(1);
            var opcode = (PickleOpcode)_bytes.ReadByte();
            if (opcode == PickleOpcode.Stop) return _stack.Pop();
            if (!Literal(opcode) && !Container(opcode) && !Memory(opcode) && !Python(opcode))
                throw _bytes.Damaged($"its pickle has the opcode 0x{(byte)opcode:x2}, which checkpoints do not use");
        }
    }

    private void Charge(int steps)
    {
        _steps += steps;
        if (_steps > PickleLimits.Steps) throw _bytes.TooLarge("the number of steps of its pickle", PickleLimits.Steps);
    }

    private bool Literal(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None: _stack.Push(null); return true;
            case PickleOpcode.NewTrue: _stack.Push(true); return true;
            case PickleOpcode.NewFalse: _stack.Push(false); return true;
            case PickleOpcode.BinInt: _stack.Push((long)_bytes.ReadInt32()); return true;
            case PickleOpcode.BinInt1: _stack.Push((long)_bytes.ReadByte()); return true;
            case PickleOpcode.BinInt2: _stack.Push((long)_bytes.ReadUInt16()); return true;
            case PickleOpcode.Long1: _stack.Push(ReadInteger(_bytes.ReadByte())); return true;
            case PickleOpcode.Long4: _stack.Push(ReadInteger(_bytes.ReadInt32())); return true;
            case PickleOpcode.BinFloat: _stack.Push(_bytes.ReadBigEndianDouble()); return true;
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode: _stack.Push(_bytes.ReadText(_bytes.ReadByte())); return true;
            case PickleOpcode.BinString or PickleOpcode.BinUnicode: _stack.Push(_bytes.ReadText((uint)_bytes.ReadInt32())); return true;
            case PickleOpcode.BinUnicode8: _stack.Push(_bytes.ReadText(_bytes.ReadInt64())); return true;
            case PickleOpcode.ShortBinBytes: PushOmitted(_bytes.ReadByte()); return true;
            case PickleOpcode.BinBytes: PushOmitted((uint)_bytes.ReadInt32()); return true;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8: PushOmitted(_bytes.ReadInt64()); return true;
            default: return false;
        }
    }

    private bool Container(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark: _stack.Mark(); return true;
            case PickleOpcode.EmptyTuple: _stack.Push(PickleTuple.Empty); return true;
            case PickleOpcode.Tuple1: PushTuple(1); return true;
            case PickleOpcode.Tuple2: PushTuple(2); return true;
            case PickleOpcode.Tuple3: PushTuple(3); return true;
            case PickleOpcode.Tuple or PickleOpcode.FrozenSet: _stack.Push(new PickleTuple(_stack.PopToMark())); return true;
            case PickleOpcode.EmptyList or PickleOpcode.EmptySet: _stack.Push(new PickleList([])); return true;
            case PickleOpcode.List: _stack.Push(new PickleList([.. _stack.PopToMark()])); return true;
            case PickleOpcode.Append: AddTo([_stack.Pop()]); return true;
            case PickleOpcode.Appends or PickleOpcode.AddItems: AddTo(_stack.PopToMark()); return true;
            case PickleOpcode.EmptyDict: _stack.Push(new PickleDictionary([])); return true;
            case PickleOpcode.Dict: PushDictionary(_stack.PopToMark()); return true;
            case PickleOpcode.SetItem: SetItem(); return true;
            case PickleOpcode.SetItems: SetItems(_stack.PopToMark()); return true;
            default: return false;
        }
    }

    private bool Memory(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Pop: _stack.Pop(); return true;
            case PickleOpcode.PopMark: _stack.PopToMark(); return true;
            case PickleOpcode.Dup: _stack.Push(_stack.Peek()); return true;
            case PickleOpcode.BinPut: _stack.Remember(_bytes.ReadByte()); return true;
            case PickleOpcode.LongBinPut: _stack.Remember((uint)_bytes.ReadInt32()); return true;
            case PickleOpcode.Memoize: _stack.Remember(); return true;
            case PickleOpcode.BinGet: _stack.Push(_stack.Recall(_bytes.ReadByte())); return true;
            case PickleOpcode.LongBinGet: _stack.Push(_stack.Recall((uint)_bytes.ReadInt32())); return true;
            case PickleOpcode.Proto: _bytes.Skip(1); return true;
            case PickleOpcode.Frame: _bytes.Skip(8); return true;
            default: return false;
        }
    }

    private bool Python(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global or PickleOpcode.Inst:
                var module = _bytes.ReadLine();
                _stack.Push(_calls.Global(module, _bytes.ReadLine()));
                // Inst also calls what it names; it is read only so that a refused name can be said.
                return opcode == PickleOpcode.Global;
            case PickleOpcode.StackGlobal:
                var name = _stack.Pop() as string;
                _stack.Push(_calls.Global(_stack.Pop() as string, name));
                return true;
            case PickleOpcode.Reduce:
                var arguments = _stack.Pop();
                _stack.Push(_calls.Call(_stack.Pop(), arguments));
                return true;
            case PickleOpcode.Build:
                _stack.Pop();
                // The attributes of a state dict (_metadata) say nothing about its tensors.
                if (_stack.Peek() is not PickleDictionary) throw _bytes.Damaged("its pickle sets the state of something that has none");
                return true;
            case PickleOpcode.BinPersId:
                var storage = _calls.Storage(_stack.Pop());
                _storages.Add(storage);
                _stack.Push(storage);
                return true;
            default: return false;
        }
    }

    private object ReadInteger(int length)
    {
        if (length is < 0 or > PickleLimits.Integer) throw _bytes.TooLarge($"a whole number of {length} bytes in its pickle", PickleLimits.Integer);
        Span<byte> number = stackalloc byte[length];
        _bytes.Read(number);
        var value = new BigInteger(number);
        return value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
    }

    /// <summary>Stands for bytes, which no tensor needs.</summary>
    private void PushOmitted(long length)
    {
        if (length is < 0 or > PickleLimits.Bytes) throw _bytes.TooLarge($"a value of {length} bytes in its pickle", PickleLimits.Bytes);
        _bytes.Skip(length);
        _stack.Push(PickleTuple.Empty);
    }

    private void PushTuple(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--) items[i] = _stack.Pop();
        _stack.Push(new PickleTuple(items));
    }

    private void AddTo(object?[] items)
    {
        if (_stack.Peek() is not PickleList list) throw _bytes.Damaged("its pickle adds an item to something that is no list");
        list.Items.AddRange(items);
    }

    private void PushDictionary(object?[] items)
    {
        _stack.Push(new PickleDictionary([]));
        SetItems(items);
    }

    private void SetItem()
    {
        var value = _stack.Pop();
        SetItems([_stack.Pop(), value]);
    }

    private void SetItems(object?[] items)
    {
        if (items.Length % 2 != 0) throw _bytes.Damaged("its pickle has a key without a value");
        if (_stack.Peek() is not PickleDictionary dictionary) throw _bytes.Damaged("its pickle sets an item of something that is no dictionary");
        for (var i = 0; i < items.Length; i += 2)
            dictionary.Items.Add(new KeyValuePair<object?, object?>(items[i], items[i + 1]));
    }
}
