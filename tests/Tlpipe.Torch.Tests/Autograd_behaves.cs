using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Tests;

public sealed class Autograd_behaves : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Gradients_of_several_losses_by_shared_inputs_touch_no_grad()
    {
        var x = tensor(new[] { 1f, 2 }, requires_grad: true);
        var unused = tensor(1f, requires_grad: true);
        var (first, second) = (x.pow(2).sum(), x.pow(3).sum());

        var one = autograd.grad([first], [x, unused], retain_graph: true, allow_unused: true);
        var two = autograd.grad([second], [x]);

        Assert.Equal([2, 4], one[0]!.ToArray<float>());
        Assert.Null(one[1]);
        Assert.Equal([3, 12], two[0]!.ToArray<float>());
        Assert.Null(x.grad);
        Assert.Equal("autograd.grad: One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.",
            Assert.Throws<TorchException>(() => autograd.grad([x.sum()], [unused])).Message);
    }

    [Fact]
    public void Gradients_of_gradients()
    {
        var x = tensor(3f, requires_grad: true);
        var slope = autograd.grad([x.pow(3)], [x], create_graph: true)[0]!;
        var curvature = autograd.grad([slope], [x])[0]!;
        Assert.Equal(18, curvature.item<float>());
    }

    [Fact]
    public void Gradients_add_up_until_dropped_and_go_where_told()
    {
        var (x, y) = (tensor(3f, requires_grad: true), tensor(2f, requires_grad: true));
        (x * y).backward();
        (x * y).backward(gradient: tensor(10f));
        (x * y).backward(inputs: [x]);
        Assert.Equal(24, x.grad!.item<float>());
        Assert.Equal(33, y.grad!.item<float>());
        x.grad = tensor(5f);
        Assert.Equal(5, x.grad!.item<float>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public async Task Modes_follow_the_flow_of_execution_and_no_other()
    {
        var x = tensor(1f, requires_grad: true);
        using (no_grad())
        {
            for (var i = 0; i < 20; i++)
            {
                await Task.Run(() => Assert.False((x * 2).requires_grad));
                Assert.False((x * 2).requires_grad);
                using (enable_grad()) Assert.True((x * 2).requires_grad);
            }
            Task apart;
            using (ExecutionContext.SuppressFlow()) apart = Task.Run(() => Assert.True((x * 2).requires_grad));
            await apart;
        }
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public async Task Inference_mode_survives_an_await()
    {
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False(is_grad_enabled());
            for (var i = 0; i < 20; i++)
            {
                await Task.Yield();
                Assert.True(ones(1).is_inference());
                using (inference_mode(false)) Assert.False(ones(1).is_inference());
            }
        }
        Assert.False(ones(1).is_inference());
        Assert.True((tensor(1f, requires_grad: true) * 2).requires_grad);
    }

    [Fact]
    public void Clipping_leaves_small_gradients_alone()
    {
        using var parameter = nn.Parameter(tensor(new[] { 3f, 4 }));
        (parameter * parameter).sum().backward();
        Assert.Equal(10, nn.utils.clip_grad_norm_([parameter], 20), 5);
        Assert.Equal([6, 8], parameter.grad!.ToArray<float>());
        Assert.Equal(10, nn.utils.clip_grad_norm_([parameter], 1), 5);
        Samples.AssertClose([0.6, 0.8], Samples.Numbers(parameter.grad!));
    }
}
