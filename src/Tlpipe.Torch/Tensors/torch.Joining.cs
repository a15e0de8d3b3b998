namespace Tlpipe.Torch;

public static partial class torch
{
    private static readonly Operator s_cat = new("aten::cat");
    private static readonly Operator s_stack = new("aten::stack");
    private static readonly Operator s_where = new("aten::where", "self");
    private static readonly Operator s_einsum = new("aten::einsum");

    /// <summary>Tensors one after another along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => s_cat.Call(tensors.ToArray(), dim);

    /// <summary>Tensors of one shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => s_stack.Call(tensors.ToArray(), dim);

    /// <summary>Elements of <paramref name="x"/> where the condition is true, else of <paramref name="y"/>.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => s_where.Call(condition, x, y);

    /// <summary>Whether all elements agree within <c>atol + rtol * |other|</c>.</summary>
    public static bool allclose(Tensor target, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        target.allclose(other, rtol, atol, equal_nan);

    /// <summary>A sum of products in Einstein's notation.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => s_einsum.Call(equation, tensors);

    /// <summary>See <see cref="Tensor.matmul"/>.</summary>
    public static Tensor matmul(Tensor left, Tensor right) => left.matmul(right);
    /// <summary>See <see cref="Tensor.maximum"/>.</summary>
    public static Tensor maximum(Tensor left, Tensor right) => left.maximum(right);
    /// <summary>See <see cref="Tensor.minimum"/>.</summary>
    public static Tensor minimum(Tensor left, Tensor right) => left.minimum(right);
    /// <summary>See <see cref="Tensor.flatten"/>.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);
    /// <summary>See <see cref="Tensor.sigmoid"/>.</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();
    /// <summary>See <see cref="Tensor.tanh"/>.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();
    /// <summary>See <see cref="Tensor.exp"/>.</summary>
    public static Tensor exp(Tensor input) => input.exp();
    /// <summary>See <see cref="Tensor.log"/>.</summary>
    public static Tensor log(Tensor input) => input.log();
    /// <summary>See <see cref="Tensor.sqrt"/>.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();
}
