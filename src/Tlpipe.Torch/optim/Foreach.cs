namespace Tlpipe.Torch;

/// <summary>Operators over lists of tensors: one call for all parameters of a group.</summary>
internal static class Foreach
{
    private static readonly Operator s_add = new("aten::_foreach_add", "List");
    private static readonly Operator s_addInPlace = new("aten::_foreach_add_", "List");
    private static readonly Operator s_addScalarInPlace = new("aten::_foreach_add_", "Scalar");
    private static readonly Operator s_mulScalarInPlace = new("aten::_foreach_mul_", "Scalar");
    private static readonly Operator s_divScalarsInPlace = new("aten::_foreach_div_", "ScalarList");
    private static readonly Operator s_sqrt = new("aten::_foreach_sqrt");
    private static readonly Operator s_addcmulInPlace = new("aten::_foreach_addcmul_", "Scalar");
    private static readonly Operator s_addcdivInPlace = new("aten::_foreach_addcdiv_", "ScalarList");

    /// <summary><c>a + alpha · b</c></summary>
    internal static torch.Tensor[] Add(torch.Tensor[] a, torch.Tensor[] b, double alpha) => s_add.CallList(a, b, alpha);

    /// <summary><c>a += alpha · b</c></summary>
    internal static void AddInPlace(torch.Tensor[] a, torch.Tensor[] b, double alpha) => s_addInPlace.CallVoid(a, b, alpha);

    /// <summary><c>a += number</c></summary>
    internal static void AddInPlace(torch.Tensor[] a, double number) => s_addScalarInPlace.CallVoid(a, number);

    /// <summary><c>a *= number</c></summary>
    internal static void MulInPlace(torch.Tensor[] a, double number) => s_mulScalarInPlace.CallVoid(a, number);

    /// <summary><c>a /= numbers</c>, each tensor by its own.</summary>
    internal static void DivInPlace(torch.Tensor[] a, double[] numbers) => s_divScalarsInPlace.CallVoid(a, Argument.Scalars(numbers));

    /// <summary><c>√a</c></summary>
    internal static torch.Tensor[] Sqrt(torch.Tensor[] a) => s_sqrt.CallList(a);

    /// <summary><c>a += number · b · c</c></summary>
    internal static void AddcmulInPlace(torch.Tensor[] a, torch.Tensor[] b, torch.Tensor[] c, double number) => s_addcmulInPlace.CallVoid(a, b, c, number);

    /// <summary><c>a += numbers · b / c</c>, each tensor by its own number.</summary>
    internal static void AddcdivInPlace(torch.Tensor[] a, torch.Tensor[] b, torch.Tensor[] c, double[] numbers) => s_addcdivInPlace.CallVoid(a, b, c, Argument.Scalars(numbers));
}
