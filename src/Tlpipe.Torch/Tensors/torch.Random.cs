namespace Tlpipe.Torch;

public static partial class torch
{
    private static readonly Operator s_rand = new("aten::rand", "generator");
    private static readonly Operator s_randn = new("aten::randn", "generator");
    private static readonly Operator s_randint = new("aten::randint", "low_generator");
    private static readonly Operator s_randperm = new("aten::randperm", "generator");
    private static readonly Operator s_bernoulli = new("aten::bernoulli");
    private static readonly Operator s_multinomial = new("aten::multinomial");

    /// <summary>Numbers evenly distributed in <c>[0, 1)</c>.</summary>
    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Make(s_rand, size, [generator], dtype, device, requires_grad);

    /// <summary>Normally distributed numbers of mean 0 and standard deviation 1.</summary>
    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Make(s_randn, size, [generator], dtype, device, requires_grad);

    /// <summary>Numbers evenly distributed in <c>[0, 1)</c>.</summary>
    public static Tensor rand(params long[] size) => rand(size, dtype: null);
    /// <summary>Normally distributed numbers of mean 0 and standard deviation 1.</summary>
    public static Tensor randn(params long[] size) => randn(size, dtype: null);

    /// <summary>Integers evenly distributed in <c>[low, high)</c>.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, Generator? generator = null) =>
        On(device) is { type: DeviceType.META } ? Tensor.Meta([.. size], dtype ?? ScalarType.Int64)
        : s_randint.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, On(device));

    /// <summary>Integers evenly distributed in <c>[0, high)</c>.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, Generator? generator = null) =>
        randint(0, high, size, dtype, device, generator);

    /// <summary>The integers from 0 to n - 1 in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, Generator? generator = null) =>
        s_randperm.Call(n, generator, dtype ?? ScalarType.Int64, Argument.None, On(device));

    /// <summary>1 with the probability at each place, else 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => s_bernoulli.Call(input, generator);

    /// <summary>Positions drawn with probabilities in proportion to the elements.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        s_multinomial.Call(input, num_samples, replacement, generator);
}
