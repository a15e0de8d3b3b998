using System.Text;

namespace Tlpipe.Torch;

/// <summary>An operator of libtorch, looked up by name once, at its first call.</summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int StackWords = 96;

    private nint _handle;

    /// <summary><c>aten::add.Tensor</c></summary>
    private string FullName => overload.Length == 0 ? name : $"{name}.{overload}";

    /// <summary>Calls for one tensor.</summary>
    internal torch.Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result = default;
        Invoke(arguments, &result, 1);
        return torch.Tensor.Own(result.Pointer);
    }

    /// <summary>Calls for two tensors.</summary>
    internal (torch.Tensor, torch.Tensor) CallTwo(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (torch.Tensor.Own(results[0].Pointer), torch.Tensor.Own(results[1].Pointer));
    }

    /// <summary>Calls for a list of tensors.</summary>
    internal torch.Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result = default;
        Invoke(arguments, &result, 1);
        return torch.Tensor.OwnAll(result);
    }

    /// <summary>Calls for a number.</summary>
    internal Scalar CallScalar(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result = default;
        Invoke(arguments, &result, 1);
        return Scalar.From(result);
    }

    /// <summary>Calls for its effect; results, if any, are dropped.</summary>
    internal void CallVoid(params ReadOnlySpan<Argument> arguments) => Invoke(arguments, null, 0);

    private void Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        var values = stackalloc NativeValue[arguments.Length];
        var words = WordsFor(arguments);
        if (words <= StackWords)
        {
            var scratch = stackalloc long[StackWords];
            Invoke(arguments, values, scratch, results, capacity);
        }
        else
        {
            fixed (long* scratch = new long[words]) Invoke(arguments, values, scratch, results, capacity);
        }
    }

    private void Invoke(ReadOnlySpan<Argument> arguments, NativeValue* values, long* scratch, NativeValue* results, int capacity)
    {
        for (var i = 0; i < arguments.Length; i++) scratch = Write(arguments[i], values + i, scratch);
        if (_handle == 0) _handle = Shim.Check(Shim.tl_find_operator(name, overload), FullName);
        if (Shim.tl_call(_handle, values, arguments.Length, results, capacity) < 0) throw Shim.LastError(FullName);
        // The handles above are bare: their owners must outlive the call.
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Reference);
    }

    // How many words the lists need beside the values.
    private static int WordsFor(ReadOnlySpan<Argument> arguments)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments)
            words += argument.Reference switch
            {
                Array list => list.Length,
                string text => (Encoding.UTF8.GetByteCount(text) + 7) / 8,
                _ => 0,
            };
        return words;
    }

    private static long* Write(in Argument argument, NativeValue* value, long* scratch)
    {
        value->Tag = argument.Tag;
        value->Count = 0;
        value->Integer = argument.Bits;
        switch (argument.Reference)
        {
            case null: return scratch;
            case torch.Tensor tensor: value->Pointer = tensor.Handle; return scratch;
            case torch.Generator generator: value->Pointer = generator.Handle; return scratch;
            case string text:
                value->Pointer = (nint)scratch;
                value->Count = Encoding.UTF8.GetByteCount(text);
                Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, value->Count));
                return scratch + ((value->Count + 7) / 8);
        }
        value->Pointer = (nint)scratch;
        switch (argument.Reference)
        {
            case long[] integers: foreach (var item in integers) *scratch++ = item; break;
            case double[] numbers: foreach (var item in numbers) *scratch++ = BitConverter.DoubleToInt64Bits(item); break;
            case bool[] flags: foreach (var item in flags) *scratch++ = item ? 1 : 0; break;
            case torch.Tensor?[] tensors: foreach (var item in tensors) *scratch++ = item?.Handle ?? 0; break;
        }
        value->Count = (int)(scratch - (long*)value->Pointer);
        return scratch;
    }
}
