using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Errors_are_one_line : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Of_an_operator()
    {
        var error = Assert.Throws<TorchException>(() => ones(1, 3).matmul(ones(4, 4)));
        Assert.Equal("aten::matmul: mat1 and mat2 shapes cannot be multiplied (1x3 and 4x4)", error.Message);
        Assert.Equal("aten::matmul", error.Operator);
    }

    [Fact]
    public void Of_an_operator_that_this_libtorch_lacks()
    {
        var error = Assert.Throws<TorchException>(() => new Operator("aten::no_such", "here").CallVoid());
        Assert.Equal("aten::no_such.here: this libtorch has no such operator", error.Message);
    }

    [Fact]
    public void Of_missing_and_superfluous_arguments()
    {
        Assert.Equal("aten::add.Tensor: argument 'other' has no default and was not given",
            Assert.Throws<TorchException>(() => new Operator("aten::add", "Tensor").Call(ones(1))).Message);
        Assert.Equal("aten::relu: takes 1 arguments, 2 were given",
            Assert.Throws<TorchException>(() => new Operator("aten::relu").Call(ones(1), 2L)).Message);
    }

    [Fact]
    public void Of_backward_without_a_graph() =>
        Assert.Equal("autograd.backward: element 0 of tensors does not require grad and does not have a grad_fn",
            Assert.Throws<TorchException>(() => ones(1).backward()).Message);

    [Fact]
    public void Of_a_disposed_tensor()
    {
        var tensor = ones(1);
        tensor.Dispose();
        Assert.Equal("disposed tensor", tensor.ToString());
        Assert.Throws<ObjectDisposedException>(() => tensor + 1);
    }

    [Fact]
    public void Of_weights_that_do_not_fit_with_every_name()
    {
        using var module = Sequential(("a", Linear(2, 3)), ("b", Linear(3, 1, hasBias: false)));
        var before = module.state_dict()["a.weight"].ToArray<float>();
        var error = Assert.Throws<StateDictException>(() => module.load_state_dict(new()
        {
            ["a.weight"] = ones(3, 2), ["a.bias"] = ones(4), ["c"] = ones(1),
        }));
        Assert.Equal("the weights do not fit Sequential: 1 missing (b.weight); 1 unexpected (c); 1 of another shape (a.bias is [4] where [3] is needed)", error.Message);
        Assert.Equal(["b.weight"], error.MissingKeys);
        Assert.Equal(["c"], error.UnexpectedKeys);
        Assert.Equal(before, module.state_dict()["a.weight"].ToArray<float>());
    }
}
