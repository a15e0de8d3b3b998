using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Tests;

public sealed class Meta_tensors_have_no_data
{
    [Fact]
    public void They_have_shape_type_and_device()
    {
        using var scope = device_scope(META);
        foreach (var made in new[] { empty(2, 3), zeros(2, 3), ones(2, 3), rand(2, 3), full([2, 3], 1.5), randn(2, 3) })
        {
            Assert.Equal([2, 3], made.shape);
            Assert.Equal(6, made.numel());
            Assert.Equal(ScalarType.Float32, made.dtype);
            Assert.Equal(META, made.device);
            Assert.True(made.is_meta);
        }
        Assert.Equal([4], arange(1, 9, 2).shape);
        Assert.Equal([2, 2], tensor(new[,] { { 1, 2 }, { 3, 4 } }).shape);
    }

    [Fact]
    public void Any_operation_says_what_is_wrong()
    {
        using var made = zeros([2, 3], device: META);
        Assert.Equal("a tensor on the meta device ([2, 3], Float32) has a shape but no data; make it outside torch.device_scope(torch.META)",
            Assert.Throws<InvalidOperationException>(() => made + 1).Message);
    }

    [Fact]
    public void The_scope_ends_where_it_was_opened()
    {
        using (device_scope(META))
        {
            using (device_scope(CPU)) Assert.False(ones(1).is_meta);
            Assert.True(ones(1).is_meta);
        }
        Assert.False(ones(1).is_meta);
    }

    [Fact]
    public void Layers_of_every_kind_are_built()
    {
        using var scope = device_scope(META);
        using var network = Sequential(Embedding(5, 3, padding_idx: 0), LayerNorm(3), Linear(3, 3), BatchNorm1d(3), Dropout(), ReLU6(), MaxPool2d(2), AvgPool2d(2));
        Assert.All(network.state_dict().Values, tensor => Assert.True(tensor.is_meta));
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
        init.kaiming_normal_(network.get_submodule("2").parameters().First());
    }
}
