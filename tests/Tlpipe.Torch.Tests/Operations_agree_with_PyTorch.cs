using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Operations_agree_with_PyTorch
{
    private static readonly long[] ClassOf = [1, 0, 2, 1];

    // The cases of Reference/reference.py, by name: shapes of the inputs and the function.
    private static readonly Dictionary<string, (long[][] Shapes, Func<Tensor[], Tensor> Function)> Cases = new(StringComparer.Ordinal)
    {
        ["matmul"] = ([[3, 4], [4, 2]], t => t[0].matmul(t[1])),
        ["broadcast"] = ([[3, 4], [4]], t => ((t[0] * t[1]) - (t[0] / (t[1].abs() + 1))).exp().sqrt()),
        ["softmax"] = ([[3, 4]], t => t[0].softmax(1)),
        ["logsumexp"] = ([[3, 4]], t => t[0].logsumexp(1)),
        ["statistics"] = ([[3, 4]], t => stack([t[0].mean(1), t[0].var([1]), t[0].std([1]), t[0].norm(1)])),
        ["eigh"] = ([[3, 4]], t =>
        {
            var (values, vectors) = linalg.eigh(t[0].matmul(t[0].t()) + tensor([1f, 0f, 0f, 0f, 2f, 0f, 0f, 0f, 3f], [3, 3]));
            return values + vectors.square().matmul(values);
        }),
        ["max"] = ([[3, 4]], t => t[0].max(1).values),
        ["clamp"] = ([[3, 4]], t => t[0].clamp(-0.5, 0.5).pow(2)),
        ["linear"] = ([[2, 3], [4, 3], [4]], t => functional.linear(t[0], t[1], t[2])),
        ["conv2d"] = ([[1, 4, 5, 5], [4, 2, 3, 3], [4]], t => functional.conv2d(t[0], t[1], t[2], [2, 2], [1, 1], [1, 1], 2)),
        ["conv1d"] = ([[2, 4, 6], [4, 2, 3], [4]], t => functional.conv1d(t[0], t[1], t[2], 2, 1, 1, 2)),
        ["attention"] = ([[2, 3, 4], [2, 3, 4]], t =>
        {
            var (queries, keys) = (Heads(t[0]), Heads(t[1]));
            var weights = queries.matmul(keys.transpose(2, 3)).masked_fill(tensor([false, true, false], [1, 3]), -1e9).softmax(-1);
            return weights.matmul(keys).transpose(1, 2).flatten(2);

            static Tensor Heads(Tensor values) => values.unflatten(-1, 2, 2).transpose(1, 2);
        }),
        ["positions"] = ([[2, 3]], t => t[0].gt(0).cumsum(1).to(float32) * t[0]),
        ["batch_norm"] = ([[3, 2, 2, 2], [2], [2]], t => functional.batch_norm(t[0], zeros(2), ones(2), t[1], t[2], training: true)),
        ["layer_norm"] = ([[2, 6], [6], [6]], t => functional.layer_norm(t[0], [6], t[1], t[2])),
        ["embedding"] = ([[5, 3]], t => functional.embedding(tensor(new long[,] { { 0, 3 }, { 1, 3 } }), t[0], 1)),
        ["max_pool2d"] = ([[1, 2, 5, 5]], t => functional.max_pool2d(t[0], [3, 3], [2, 2], ceil_mode: true)),
        ["avg_pool2d"] = ([[1, 2, 4, 4]], t => functional.avg_pool2d(t[0], [3, 3], [1, 1], [1, 1])),
        ["adaptive_avg_pool2d"] = ([[1, 2, 5, 5]], t => functional.adaptive_avg_pool2d(t[0], [2, 3])),
        ["activations"] = ([[3, 4]], t => cat([functional.relu(t[0]), functional.relu6(t[0] * 9), functional.gelu(t[0]), functional.silu(t[0]), functional.hardswish(t[0] * 4), functional.leaky_relu(t[0])])),
        ["cross_entropy"] = ([[4, 3]], t => functional.cross_entropy(t[0], tensor(ClassOf))),
        ["cross_entropy_smooth"] = ([[4, 3], [3]], t => functional.cross_entropy(t[0], tensor(ClassOf), t[1].abs().detach(), ignore_index: 0, label_smoothing: 0.1)),
        ["binary_cross_entropy"] = ([[4, 3], [4, 3]], t => functional.binary_cross_entropy_with_logits(t[0], t[1].abs().detach())),
        ["regression"] = ([[4, 3], [4, 3]], t => functional.mse_loss(t[0], t[1] * 2) + functional.smooth_l1_loss(t[0], t[1] * 2, beta: 0.5) + functional.l1_loss(t[0], t[1], Reduction.Sum)),
        ["kl_div"] = ([[4, 3], [4, 3]], t => functional.kl_div(t[0].log_softmax(1), t[1].softmax(1).detach(), reduction: Reduction.Sum)),
        ["interpolate"] = ([[1, 1, 6, 6]], t => cat([
            functional.interpolate(t[0], [3, 4], mode: InterpolationMode.Bilinear, antialias: true).flatten(),
            functional.interpolate(t[0], scale_factor: [0.5, 0.5], mode: InterpolationMode.Bilinear).flatten(),
            functional.interpolate(t[0], [3, 3]).flatten()])),
        ["pad"] = ([[1, 1, 3, 3]], t => cat([functional.pad(t[0], [1, 0, 0, 1], value: 2).flatten(), functional.pad(t[0], [1, 1, 1, 1], PaddingModes.Reflect).flatten()])),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_of(string name)
    {
        using var scope = NewDisposeScope();
        var (shapes, function) = Cases[name];
        Tensor[] inputs = [.. shapes.Select((shape, i) => Samples.Wave(shape, i).requires_grad_())];

        var output = function(inputs);
        (output * Samples.Wave(output.shape, 9)).sum().backward();

        Samples.AssertClose(Reference.Numbers("cases", name, "output"), Samples.Numbers(output));
        foreach (var (input, expected) in inputs.Zip(Reference.Of("cases", name, "gradients").EnumerateArray()))
        {
            if (expected.ValueKind == System.Text.Json.JsonValueKind.Null) Assert.Null(input.grad);
            else Samples.AssertClose(Reference.Numbers(expected), Samples.Numbers(input.grad!));
        }
    }

    [Fact]
    public void No_case_of_the_script_is_left_out() => Assert.Equal(Reference.Names("cases"), Cases.Keys);
}
